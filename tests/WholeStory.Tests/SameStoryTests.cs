using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>The embedded and the distributed arrangement tell the same story, and so does each one twice.</summary>
[Collection(nameof(DistributedStories))]
public sealed class SameStoryTests(Distributed distributed, Embedded embedded) : IClassFixture<Embedded>
{
    [Fact]
    public async Task The_same_world_seed_and_commands_give_the_same_bytes_in_both_modes_and_twice_in_a_row()
    {
        var first = await Tell(distributed.Story);
        var second = await Tell(distributed.Story);
        var alone = await Tell(embedded.Story);
        await embedded.Restart();
        var aloneAgain = await Tell(embedded.Story);

        Assert.NotEmpty(first.WorldHash);
        foreach (var other in (Retold[])[second, alone, aloneAgain])
        {
            Assert.Equal(first.Artifacts, other.Artifacts);
            Assert.Equal(first.Transcript, other.Transcript);
            Assert.Equal(first.WorldHash, other.WorldHash);
        }
    }

    [Fact]
    public async Task Another_seed_gives_another_story()
    {
        var one = await Tell(distributed.Story, seed: 1);
        var two = await Tell(distributed.Story, seed: 2);

        Assert.NotEqual(one.Transcript, two.Transcript);
    }

    [Fact]
    public async Task The_scripted_client_gets_an_answer_to_whatever_a_beginner_types_and_the_same_in_both_modes()
    {
        var six = await ScriptedClient.Play(distributed.Story);
        var one = await ScriptedClient.Play(embedded.Story);

        foreach (var played in (ScriptedClient.Played[])[six, one])
        {
            Assert.True(played.ExitCode == 0, played.Output);
            Assert.Matches(@"inputs [1-9]\d*, committed [1-9]\d*, answered [1-9]\d*, compensated 0, refused 0, failed 0", played.Output);
        }

        Assert.Equal(six.Transcript, one.Transcript);
    }

    private static async Task<Retold> Tell(Story story, ulong seed = 42)
    {
        using var player = await Player.Begin(story.Gateway, seed);
        await using var stream = await LiveStream.Open(player);
        foreach (var text in Commands.Dozen) await player.Take(text, stream);
        return await player.Retell();
    }
}
