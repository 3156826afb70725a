using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Storyteller.Tidy.Tests;

/// <summary>What is on the wire has one shape.</summary>
public sealed class ContractsTests
{
    private static readonly string[] BannedSuffixes = ["Event", "Message", "Dto", "Integration", "Command"];

    // What travels over HTTP, and the world's nouns, have folders of their own.
    private static IEnumerable<TypeDeclarationSyntax> Types => House.Sources
        .Where(f => Path.GetDirectoryName(f) == "libraries/Contracts")
        .SelectMany(f => House.Parse(f).DescendantNodes().OfType<TypeDeclarationSyntax>());

    private static IEnumerable<RecordDeclarationSyntax> Messages => Types.OfType<RecordDeclarationSyntax>()
        .Where(r => r.ParameterList?.Parameters.Any(p => p.Identifier.Text == "Revision") == true
            && !r.Identifier.Text.EndsWith("View", StringComparison.Ordinal));

    [Fact]
    public void There_are_messages_to_look_at() => Assert.True(Messages.Count() >= 15);

    [Fact]
    public void Every_message_names_its_session_tick_and_revision_first() =>
        Assert.Empty(Messages.Where(m => !FirstThree(m).SequenceEqual(["SessionId", "TickId", "Revision"])).Select(m => m.Identifier.Text));

    [Fact]
    public void Every_message_is_a_sealed_positional_record_without_base_or_body() =>
        Assert.Empty(Messages.Where(m => !m.Modifiers.Any(SyntaxKind.SealedKeyword) || m.BaseList is not null || m.Members.Count > 0)
            .Select(m => m.Identifier.Text));

    [Fact]
    public void No_message_says_that_it_is_one() =>
        Assert.Empty(Messages.Where(m => BannedSuffixes.Any(s => m.Identifier.Text.EndsWith(s, StringComparison.Ordinal)))
            .Select(m => m.Identifier.Text));

    [Fact]
    public void All_contracts_live_in_one_flat_namespace() =>
        Assert.Empty(House.Sources.Where(f => f.StartsWith("libraries/Contracts/", StringComparison.Ordinal))
            .Where(f => !House.Read(f).Contains("namespace Storyteller.Contracts;", StringComparison.Ordinal)));

    [Fact]
    public void Every_message_stands_in_the_flow_table()
    {
        var table = House.Read("docs/ARCHITECTURE.md");
        Assert.Empty(Messages.Select(m => m.Identifier.Text).Where(name => !table.Contains($"`{name}`", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> FirstThree(RecordDeclarationSyntax message) =>
        message.ParameterList!.Parameters.Select(p => p.Identifier.Text).Take(3);
}
