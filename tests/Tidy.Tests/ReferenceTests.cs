namespace Storyteller.Tidy.Tests;

/// <summary>Arrows only go down.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] Services = ["CommitAggregator", "Gateway", "MetaEvents", "Narrator", "NpcDecision", "TickLength"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contracts"] = [],
        ["Rulebook"] = ["Contracts"],
        ["ServiceDefaults"] = [],
        ["AgentKit"] = ["Contracts", "Rulebook", "ServiceDefaults"],
        ["CommitAggregator"] = ["Contracts", "Rulebook", "ServiceDefaults"],
        ["Gateway"] = ["ServiceDefaults"],
        ["MetaEvents"] = ["AgentKit"],
        ["Narrator"] = ["AgentKit"],
        ["NpcDecision"] = ["AgentKit"],
        ["TickLength"] = ["AgentKit"],
        ["Terminal"] = ["Contracts"],
        ["Bench"] = ["Contracts", "Rulebook", "Terminal"],
        ["AppHost"] = Services,
        ["NoThought"] = ["AgentKit", "AppHost"],
    };

    [Fact]
    public void A_project_references_only_what_lies_below_it()
    {
        var wrong = from project in House.Projects.Where(p => !p.StartsWith("tests/", StringComparison.Ordinal))
                    let name = Path.GetFileNameWithoutExtension(project)
                    from reference in House.References(project).Projects
                    where !Allowed.TryGetValue(name, out var allowed) || !allowed.Contains(reference)
                    select $"{name} references {reference}: move what both need into a library, or send a message";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Nobody_but_the_app_host_the_simulation_and_its_own_tests_references_a_service()
    {
        var wrong = from project in House.Projects
                    let name = Path.GetFileNameWithoutExtension(project)
                    from service in House.References(project).Projects.Intersect(Services)
                    where name is not ("AppHost" or "Simulation.Tests") && name != $"{service}.Tests"
                    select $"{name} references the service {service}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Contracts_and_Rulebook_reference_no_package()
    {
        Assert.Empty(House.References("libraries/Contracts/Contracts.csproj").Packages);
        Assert.Empty(House.References("libraries/Rulebook/Rulebook.csproj").Packages);
    }

    [Fact]
    public void Versions_of_packages_are_named_once()
    {
        var wrong = House.Projects.Where(p => House.Read(p).Contains("Version=\"", StringComparison.Ordinal)
            && p != "AppHost/AppHost.csproj");
        Assert.Empty(wrong);
    }

    [Fact]
    public void There_are_six_services_and_four_libraries()
    {
        Assert.Equal(["commit-aggregator", "gateway", "meta-events", "narrator", "npc-decision", "tick-length"], Folders("services/"));
        Assert.Equal(["AgentKit", "Contracts", "Rulebook", "ServiceDefaults"], Folders("libraries/"));

        static IEnumerable<string> Folders(string under) => House.Projects.Where(p => p.StartsWith(under, StringComparison.Ordinal))
            .Select(p => p.Split('/')[1]).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = House.Read("Storyteller.sln").Replace('\\', '/');
        Assert.Empty(House.Projects.Where(p => !solution.Contains($"\"{p}\"", StringComparison.Ordinal)));
    }
}
