using System.Security.Cryptography;
using System.Text;
using Storyteller.Rulebook;

namespace Storyteller.AgentKit;

/// <summary>Which question was answered: one row of <c>agent_execution</c> for each.</summary>
public sealed record ExecutionKey(Guid TickId, string Agent, string Subject, string InputHash)
{
    /// <summary>
    /// The id of the message that carries this answer: the same however often it is sent, another one in another revision.
    /// </summary>
    public Guid MessageId(int revision)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Canonical.Write(new { Question = this, Revision = revision })));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
