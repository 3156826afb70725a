using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Blows;

/// <summary>Who stands on which side of a fight.</summary>
public static class Parties
{
    /// <summary>How much somebody must like another to take their side: −100 to 100.</summary>
    public const int LoyalFrom = 50;

    /// <summary>How bold somebody must be to join in, 0 to 100.</summary>
    public const int BoldFrom = 60;

    private const int MostFriends = 1, MostDefenders = 2;

    /// <summary>The player's side where they are: the player first, then a friend who is bold enough.</summary>
    public static IReadOnlyList<Sheet> Of(World world) => Of(world, []);

    /// <summary>The same where it is known who stands against them: nobody fights on both sides.</summary>
    internal static IReadOnlyList<Sheet> Of(World world, IReadOnlyList<Sheet> foes) =>
        [Sheets.Of(world, World.PlayerId), .. Friends(world, [.. foes.Select(f => f.Id)]).Select(id => Sheets.Of(world, id))];

    /// <summary>Those who fight when the player strikes at somebody: the one struck at, then who stands up for them.</summary>
    internal static IReadOnlyList<Sheet> Against(World world, string struck)
    {
        var friends = Friends(world, [struck]);
        return [Sheets.Of(world, struck), .. Joining(world, struck, MostDefenders + friends.Length)
            .Where(id => !friends.Contains(id)).Take(MostDefenders).Select(id => Sheets.Of(world, id))];
    }

    private static string[] Friends(World world, string[] foes) => [.. Joining(world, World.PlayerId, MostFriends + foes.Length)
        .Where(id => !foes.Contains(id)).Take(MostFriends)];

    private static IEnumerable<string> Joining(World world, string leader, int most) => world.CharactersAt(world.Player.At)
        .Where(c => c.Id != World.PlayerId && c.Id != leader && c.HitPoints > 0 && !world.IsHidden(c.Id))
        .Where(c => c.Temperament.Boldness >= BoldFrom && world.Affinity(c.Id, leader) >= LoyalFrom)
        .OrderByDescending(c => world.Affinity(c.Id, leader)).ThenBy(c => c.Id, StringComparer.Ordinal)
        .Take(most).Select(c => c.Id);
}
