using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>Gets the player to a session: the one kept from last time where it still opens, else a new one as a new guest.</summary>
internal static class Reception
{
    /// <summary>The session as it is now, and what is kept of it.</summary>
    public static async Task<(SessionView View, SavedSession Saved)> SeatAsync(
        GatewayClient gateway, CommandLine asked, Screen screen, CancellationToken stop)
    {
        var saved = SavedSession.Load(asked.SessionFile, asked.Gateway);
        if (saved is not null && await OpenAsync(gateway, saved, asked, stop) is (var kept, var now))
        {
            screen.Notice("The story goes on where you left it.");
            if (asked.Review is { } review) await gateway.ChangeAsync(kept.SessionId, new(review), stop);
            return (kept, now);
        }
        var tokens = await gateway.SignInAsync(stop);
        var view = await gateway.StartSessionAsync(new NewSession(asked.World, asked.Name, asked.Seed, asked.Review), stop);
        foreach (var lost in saved?.Unsent ?? [])
            screen.Notice($"Never sent, to a story that is not there any more: “{lost.Text}”");
        saved = new SavedSession(asked.Gateway, view.SessionId, tokens.AccessToken, tokens.RefreshToken);
        saved.Save(asked.SessionFile);
        screen.Notice($"World {view.World}, seed {view.Seed}.");
        return (view, saved);
    }

    private static async Task<(SessionView View, SavedSession Saved)?> OpenAsync(
        GatewayClient gateway, SavedSession saved, CommandLine asked, CancellationToken stop)
    {
        gateway.AccessToken = saved.AccessToken;
        try
        {
            return (await gateway.SessionAsync(saved.Session, stop), saved);
        }
        catch (GatewayException refused) when (refused.Problem.Status == 401)
        {
            return await RenewAsync(gateway, saved, asked, stop);
        }
        catch (GatewayException refused) when (refused.Problem.Status is 403 or 404)
        {
            gateway.AccessToken = null;
            return null;
        }
    }

    private static async Task<(SessionView View, SavedSession Saved)?> RenewAsync(
        GatewayClient gateway, SavedSession saved, CommandLine asked, CancellationToken stop)
    {
        gateway.AccessToken = null;
        try
        {
            var tokens = await gateway.RenewAsync(saved.RefreshToken, stop);
            saved = saved with { AccessToken = tokens.AccessToken, RefreshToken = tokens.RefreshToken };
            saved.Save(asked.SessionFile);
            return (await gateway.SessionAsync(saved.Session, stop), saved);
        }
        catch (GatewayException refused) when (refused.Problem.Status is 401 or 403 or 404)
        {
            gateway.AccessToken = null;
            return null;
        }
    }
}
