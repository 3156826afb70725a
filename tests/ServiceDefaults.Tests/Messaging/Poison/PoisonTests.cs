using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>Messages that cannot be consumed, in the midst of others.</summary>
public sealed class PoisonTests(ITestOutputHelper output)
{
    private const int Good = 500;
    private const int OfEachKind = 25;
    private const int SuspectLimit = 1;

    /// <summary>How the messages are shuffled; printed, so that a run can be repeated.</summary>
    private const int Seed = 5;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Of_poison_of_every_kind_among_good_messages_each_is_one_letter_and_the_good_are_all_consumed_once(bool durable)
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        string[] kind = [$"--Bus:Durable={durable}"];
        var host = await here.Start(kind, Swallowing.Module());
        await host.Ask(db => db.Database.ExecuteSqlAsync($"CREATE TABLE public.begun (id uuid NOT NULL)"));
        await here.Stop(host);
        var (good, deadly, unreadable) = (Ids(0, Good), Ids(Good, OfEachKind), Ids(Good + OfEachKind, 4 * OfEachKind));
        await using var broker = await RawBroker.Of(here);
        await Send(broker, good, deadly, unreadable);
        await broker.TakeLetters();

        string[] settings = here.Settings([$"--Bus:SuspectLimit={SuspectLimit}", Swallowing.InAProcess, .. kind]);
        await using var one = new CrashingService(settings);
        await using var other = new CrashingService(settings);
        var letters = await broker.NextLetters(5 * OfEachKind, TimeSpan.FromMinutes(5));
        await using var noted = await Notifications.OnInsert(here.Database, "swallowing.notes");
        var reader = here.Build([], Swallowing.Module());
        while (await reader.Ask(db => db.Notes.CountAsync()) < Good) await noted.Next();
        await Task.WhenAll(one.Stop(), other.Stop());

        var deaths = one.Deaths + other.Deaths;
        output.WriteLine($"seed {Seed}: {deaths} deaths of processes");
        Assert.Equal([.. deadly.Concat(unreadable).Order()], letters.Select(letter => Guid.Parse(letter.Id!)).Order());
        Assert.All(letters, letter => Assert.Equal(Swallowing.Queue, letter.From));
        Assert.Equal(good.Order(), await reader.Ask(async db => (await db.Notes.Select(note => note.NoteId).ToListAsync()).Order()));
        await BegunBoundedTimes(reader, deadly, good, deaths);
        await NothingIsLeft(here, kind, broker, noted);
    }

    /// <summary>What was in hand when the last process ended is gone through one by one, and makes neither a note nor a letter.</summary>
    private static async Task NothingIsLeft(Surroundings here, string[] kind, RawBroker broker, Notifications noted)
    {
        var host = await here.Start(["--Bus:PrefetchCount=1", .. kind], Swallowing.Module());
        var last = Guid.NewGuid();
        await broker.Send(Swallowing.Queue, new Swallow(last, false), last);
        while (!await host.Ask(db => db.Notes.AnyAsync(note => note.NoteId == last))) await noted.Next();
        Assert.Equal(Good + 1, await host.Ask(db => db.Notes.CountAsync()));
        await here.Stop(host);
        Assert.Equal(0u, await broker.Count(Swallowing.Queue));

        await broker.Put("dead-letters", [], last);
        Assert.Equal(last.ToString(), (await broker.NextLetter()).Id);
    }

    private static async Task BegunBoundedTimes(WebApplication reader, List<Guid> deadly, List<Guid> good, int deaths)
    {
        var begun = await reader.Ask(db => db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM public.begun").ToListAsync());
        var times = begun.CountBy(id => id).ToDictionary();
        Assert.All(deadly, id => Assert.InRange(times[id], 1, 1 + SuspectLimit));
        Assert.All(good, id => Assert.InRange(times[id], 1, 1 + SuspectLimit));
        Assert.InRange(deaths, 1, (1 + SuspectLimit) * OfEachKind);
    }

    private static async Task Send(RawBroker broker, List<Guid> good, List<Guid> deadly, List<Guid> unreadable)
    {
        var bodies = good.Select(id => (Id: id, Body: RawBroker.Envelope(new Swallow(id, false), id)))
            .Concat(deadly.Select(id => (Id: id, Body: RawBroker.Envelope(new Swallow(id, true), id))))
            .Concat(unreadable.Select((id, number) => (Id: id, Body: Unreadable(id, number))));
        foreach (var (id, body) in bodies.OrderBy(message => message.Id).ToList())
            await broker.Put(Swallowing.Queue, body, id);
    }

    private static byte[] Unreadable(Guid id, int number) => (number % 4) switch
    {
        0 => [],
        1 => Encoding.UTF8.GetBytes("""{ "messageId": "and here it bre"""),
        2 => RawBroker.Envelope(new Spit(id), id),
        _ => RawBroker.Envelope(new Swallow(id, false, new string('x', 1 << 20)), id),
    };

    /// <summary>As good as random, which shuffles whatever is ordered by them.</summary>
    private static List<Guid> Ids(int from, int count) => [.. Enumerable.Range(from, count)
        .Select(number => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {number}")).AsSpan(0, 16)))];
}
