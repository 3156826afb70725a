using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Storyteller.Gateway.SignIn;

/// <summary>Hands a signed token to anyone who asks: a guest is a player of their own sessions and of no others.</summary>
internal static class GuestEndpoints
{
    public static void MapGuests(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Doors.Guests, Welcome);
        routes.MapPost(Doors.Guests + "/refresh", Refresh);
    }

    private static Task Welcome(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        return SignIn(context, NewGuest());
    }

    private static Task Refresh(
        RefreshRequest request, HttpContext context, IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
    {
        if (string.IsNullOrEmpty(request.RefreshToken)) throw new BadHttpRequestException("The field 'refreshToken' is missing.");

        var protector = options.Get(BearerTokenDefaults.AuthenticationScheme).RefreshTokenProtector;
        var ticket = protector.Unprotect(request.RefreshToken);
        return ticket?.Properties.ExpiresUtc > clock.GetUtcNow() ? SignIn(context, ticket.Principal) : context.ChallengeAsync();
    }

    private static Task SignIn(HttpContext context, ClaimsPrincipal principal)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.SignInAsync(BearerTokenDefaults.AuthenticationScheme, principal);
    }

    private static ClaimsPrincipal NewGuest() => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, $"guest:{Guid.CreateVersion7()}"), new(ClaimTypes.Role, "player")],
        BearerTokenDefaults.AuthenticationScheme));
}

/// <summary>Body of <c>POST /guests/refresh</c>.</summary>
/// <param name="RefreshToken">The one that came with the access token.</param>
internal sealed record RefreshRequest(string? RefreshToken);
