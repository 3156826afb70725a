using Storyteller.CommitAggregator.Worlds.Checks;
using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Worlds.Reading;

/// <summary>A question and all that its answers may change.</summary>
internal sealed record WrittenQuestion(StoryletQuestion Question, IReadOnlyList<WrittenEffects> Changes);

/// <summary>Reads what a storylet asks the player.</summary>
internal static class QuestionReader
{
    private const int Fewest = 2, Most = 5, LowestDc = 5, HighestDc = 30;

    public static WrittenQuestion? Read(YamlEntry storylet, WorldIds ids, WorldProblems problems)
    {
        if (!storylet.Has("asks") || storylet.Entry("asks") is not { } entry) return null;
        var changes = new List<WrittenEffects>();
        var entries = entry.Entries("options", required: true);
        var question = new StoryletQuestion(entry.Text("question"), [.. entries.Select(e => ReadOption(e, ids, problems, changes))]);
        entry.Close();
        SlotChecks.CheckAnswer(entry, "question", question.Text);
        if (entry.Has("options") && entries.Count is < Fewest or > Most)
            entry.Refuse("options", $"a question has {Fewest} to {Most} options; it has {entries.Count}");
        for (var i = 1; i < entries.Count; i++)
            if (question.Options[i].Id is { Length: > 0 } id && question.Options.Take(i).Any(o => o.Id == id))
                entries[i].Refuse("id", $"the question already has an option '{id}'");
        return new WrittenQuestion(question, changes);
    }

    private static StoryletOption ReadOption(YamlEntry entry, WorldIds ids, WorldProblems problems, List<WrittenEffects> changes)
    {
        var id = entry.Text("id");
        if (id.Length > 0 && !Words.IsKebab(id)) entry.Refuse("id", $"the id '{id}' must be in kebab-case");
        var check = entry.Has("check") ? ReadCheck(entry.Entry("check")) : null;
        var then = EffectReader.ReadAll(entry, "then", ids, problems);
        var otherwise = EffectReader.ReadAll(entry, "otherwise", ids, problems);
        var option = new StoryletOption(id, entry.Text("do"), entry.Text("told"), then.Effects, check?.Skill, check?.Dc ?? 0,
            entry.Has("check") ? entry.Text("failed") : null, otherwise.Effects.Count > 0 ? otherwise.Effects : null);
        foreach (var key in new[] { "failed", "otherwise" }.Where(key => entry.Has(key) && !entry.Has("check")))
            entry.Refuse(key, $"`{key}` is for what can fail, and this option has no `check`");
        entry.Close();
        SlotChecks.CheckChoice(entry, option.Words);
        SlotChecks.CheckAnswer(entry, "told", option.Told);
        SlotChecks.CheckAnswer(entry, "failed", option.Failed ?? "");
        changes.AddRange([then, otherwise]);
        return option;
    }

    private static (string Skill, int Dc)? ReadCheck(YamlEntry? entry)
    {
        if (entry is null) return null;
        var check = (entry.OneOf("skill", Rulebook.Checks.Skills), entry.Number("dc", LowestDc, HighestDc));
        entry.Close();
        return check;
    }
}
