using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Storyteller.Gateway.SignIn;

/// <summary>
/// Lets in who carries a valid token, and tells the services behind the door who it is. They trust <c>X-Storyteller-*</c>, so whatever
/// came from outside under such a name is dropped, and the token itself stays at the door.
/// </summary>
internal sealed class Doorkeeper(RequestDelegate next)
{
    private const string Prefix = "X-Storyteller-";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        foreach (var name in request.Headers.Keys.Where(IsOurs).ToList()) request.Headers.Remove(name);
        var subject = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        if (subject is null && Doors.NeedsToken(request)) return context.ChallengeAsync();

        if (subject is not null) Introduce(request, subject, context.User);
        return next(context);
    }

    private static bool IsOurs(string header) => header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    private static void Introduce(HttpRequest request, string subject, ClaimsPrincipal user)
    {
        request.Headers[Prefix + "User"] = subject;
        request.Headers[Prefix + "Roles"] = string.Join(',', user.FindAll(ClaimTypes.Role).Select(role => role.Value));
        request.Headers.Remove("Authorization");
        if (request.Query.ContainsKey("access_token"))
            request.QueryString = new QueryBuilder(request.Query.Where(pair => pair.Key != "access_token")).ToQueryString();
    }
}
