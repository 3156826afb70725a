using Storyteller.AppHost.Embedded;
using Storyteller.AppHost.Launch;
using Storyteller.AppHost.Tests.Situations;

namespace Storyteller.AppHost.Tests.Embedded;

public sealed class DataHomeTests
{
    [Fact]
    public void The_environment_may_name_the_folder() =>
        Assert.Equal("/srv/stories", DataHome.Choose(name => name == "STORYTELLER_HOME" ? "/srv/stories" : "/elsewhere"));

    [Fact]
    public void Without_a_name_it_is_where_the_user_who_runs_it_keeps_data() => Assert.Equal(
        Environment.IsPrivilegedProcess ? "/var/lib/storyteller" : "/data/storyteller",
        DataHome.Choose(name => name == "XDG_DATA_HOME" ? "/data" : null));

    [Fact]
    public void A_second_storyteller_is_refused_and_told_who_holds_the_folder()
    {
        using var folder = new AFolder();
        using var first = DataHome.Open(folder.Home, TextWriter.Null);

        var problem = Assert.Throws<StartupProblem>(() => DataHome.Open(folder.Home, TextWriter.Null));

        Assert.Contains($"already running on {folder.Home} (process {Environment.ProcessId})", problem.Message);
        Assert.Contains("STORYTELLER_HOME", problem.Message);
    }

    [Fact]
    public void A_folder_that_was_let_go_can_be_held_again()
    {
        using var folder = new AFolder();
        DataHome.Open(folder.Home, TextWriter.Null).Dispose();

        using var again = DataHome.Open(folder.Home, TextWriter.Null);

        Assert.Equal(folder.Home, again.Folder);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_problem_that_names_it()
    {
        using var folder = new AFolder();
        File.WriteAllText(folder.Home, "a file is in the way");

        Assert.Contains(folder.Home, Assert.Throws<StartupProblem>(() => DataHome.Open(Path.Combine(folder.Home, "deeper"), TextWriter.Null)).Message);
    }
}
