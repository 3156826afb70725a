namespace Storyteller.Rulebook.Combat;

/// <summary>What a beaten foe is worth.</summary>
public static class Challenges
{
    /// <summary>What a creature of a challenge rating is worth in experience (SRD 5.1); 0 for a rating beyond 5.</summary>
    /// <param name="rating">As the SRD writes it: <c>1/4</c>, <c>3</c>.</param>
    public static int WorthOf(string rating) => rating switch
    {
        "0" => 10, "1/8" => 25, "1/4" => 50, "1/2" => 100, "1" => 200, "2" => 450, "3" => 700, "4" => 1_100, "5" => 1_800,
        _ => 0,
    };
}
