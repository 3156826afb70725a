using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

public sealed class StoryEventTests
{
    [Fact]
    public void Every_kind_of_event_is_read_from_the_wire()
    {
        const string wire = """
            : a comment
            event: phase
            data: {"tick":3,"phase":"Deciding"}

            event: roll
            id: 8
            data: {"purpose":"stealth","sides":20,"result":1,"modifier":-1,"target":10,"success":false}

            event: narration
            id: 9
            data: {"tick":3,"index":1,
            data: "text":"You wait."}

            event: committed
            data: {"tick":3,"worldHash":"ab"}

            event: compensated
            data: {"tick":4,"text":"jump","reason":"nobody answered"}

            event: retake
            data: {"tick":4,"tickId":"0192aaaa-0000-7000-8000-000000000009","revision":2,"from":"npc-decision/ada"}


            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(wire));
        Assert.Equal(
            [
                new PhaseEntered(3, Phase.Deciding),
                new DiceFell(new Roll("stealth", 20, 1, -1, 10, false)),
                new Told(3, 1, "You wait."),
                new Committed(3, "ab"),
                new Compensated(4, "jump", "nobody answered"),
                new Retold(4, new("0192aaaa-0000-7000-8000-000000000009"), 2, "npc-decision/ada"),
            ],
            SseParser.Create(stream).Enumerate().Select(StoryEvent.Read));
    }

    [Fact]
    public void A_prompt_is_read_with_all_that_it_shows()
    {
        const string data = """
            {"tick":3,"tickId":"0192aaaa-0000-7000-8000-000000000009","prompt":{"kind":"Combat","text":"Now?","choices":[
              {"id":"flee","words":"run"}],"default":"flee","fight":{"round":2,"order":[{"id":"w","name":"the wolf","mine":false,
              "hitPoints":3,"maxHitPoints":11,"armorClass":13,"conditions":["Prone"],"out":false}]}}}
            """;
        var (tick, prompt, tickId) = Assert.IsType<Awaits>(StoryEvent.Read(new(data, "awaits")));
        Assert.Equal((3, new Guid("0192aaaa-0000-7000-8000-000000000009")), (tick, tickId));
        Assert.Equal(PromptKind.Combat, prompt.Kind);
        Assert.Equal(new Choice("flee", "run"), Assert.Single(prompt.Choices));
        Assert.Equal(CombatCondition.Prone, Assert.Single(Assert.Single(prompt.Fight!.Order).Conditions));
    }

    [Theory]
    [InlineData("heartbeat")]
    [InlineData("a-kind-of-tomorrow")]
    public void Heartbeats_and_unknown_kinds_tell_nothing(string kind) => Assert.Null(StoryEvent.Read(new("{}", kind)));

    [Fact]
    public void Garbled_data_is_an_error_and_not_an_empty_story() =>
        Assert.Throws<JsonException>(() => StoryEvent.Read(new("{\"tick\":", "narration")));
}
