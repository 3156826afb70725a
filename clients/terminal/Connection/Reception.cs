using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>Gets the player to a session: the one kept from last time where it still opens, else a new one as a new guest.</summary>
internal static class Reception
{
    public static async Task<SessionView> SeatAsync(GatewayClient gateway, CommandLine asked, Screen screen, CancellationToken stop)
    {
        if (SavedSession.Load(asked.SessionFile, asked.Gateway) is { } saved && await OpenAsync(gateway, saved, asked, stop) is { } kept)
        {
            screen.Notice("The story goes on where you left it.");
            if (asked.Review is { } review) await gateway.ChangeAsync(kept.SessionId, new(review), stop);
            return kept;
        }
        var tokens = await gateway.SignInAsync(stop);
        var view = await gateway.StartSessionAsync(new NewSession(asked.World, asked.Name, asked.Seed, asked.Review), stop);
        new SavedSession(asked.Gateway, view.SessionId, tokens.AccessToken, tokens.RefreshToken).Save(asked.SessionFile);
        screen.Notice($"World {view.World}, seed {view.Seed}.");
        return view;
    }

    private static async Task<SessionView?> OpenAsync(GatewayClient gateway, SavedSession saved, CommandLine asked, CancellationToken stop)
    {
        gateway.AccessToken = saved.AccessToken;
        try
        {
            return await gateway.SessionAsync(saved.Session, stop);
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

    private static async Task<SessionView?> RenewAsync(GatewayClient gateway, SavedSession saved, CommandLine asked, CancellationToken stop)
    {
        gateway.AccessToken = null;
        try
        {
            var tokens = await gateway.RenewAsync(saved.RefreshToken, stop);
            (saved with { AccessToken = tokens.AccessToken, RefreshToken = tokens.RefreshToken }).Save(asked.SessionFile);
            return await gateway.SessionAsync(saved.Session, stop);
        }
        catch (GatewayException refused) when (refused.Problem.Status is 401 or 403 or 404)
        {
            gateway.AccessToken = null;
            return null;
        }
    }
}
