using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Storyteller.Gateway.Storage;

/// <summary>
/// Keeps the key ring in PostgreSQL, so that tokens outlive a restart and open the door at every instance. Nothing is read before the
/// first token. (By hand because the ready-made package is not in every registry that this has to restore from.)
/// </summary>
internal sealed class StoredKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
        var texts = db.SealingKeys.OrderBy(key => key.Id).Select(key => key.Xml).ToList();
        return [.. texts.Select(text => XElement.Parse(text))];
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
        db.SealingKeys.Add(new SealingKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
        db.SaveChanges();
    }
}
