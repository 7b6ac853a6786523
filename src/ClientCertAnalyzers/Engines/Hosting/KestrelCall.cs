using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

internal enum KestrelCallKind
{
    HttpsDefaults,
    EndpointDefaults,
    Listen,
}

/// <param name="Kind">What it does.</param>
/// <param name="Call">On a <c>KestrelServerOptions</c>.</param>
/// <param name="Site">The same call, or the one in the script's first body that leads to it.</param>
/// <param name="Branches">What has to happen for it to run.</param>
/// <param name="Frame">Where it stands.</param>
/// <param name="IsLate">It runs after all that is not late: <c>PostConfigure</c>.</param>
internal sealed record KestrelCall(
    KestrelCallKind Kind, IInvocationOperation Call, IOperation Site, ImmutableArray<SyntaxNode> Branches, HostFrame Frame, bool IsLate)
{
    public string Name => Call.TargetMethod.Name;

    /// <summary>Whenever the other call runs, this one does too, and behind it. The other one comes first in the script.</summary>
    public bool AlwaysFollows(KestrelCall other) => Branches.All(other.Branches.Contains)
        && !Branching.MayBeLeft(other.Frame.Body, other.Branches.Where(branch => !Branches.Contains(branch)).ToImmutableArray());

    /// <summary>Whenever this call runs, the other one did so before. The other one comes first in the script.</summary>
    public bool IsAlwaysPrecededBy(KestrelCall other) => other.Branches.All(Branches.Contains);

    /// <summary>Where a reader finds the call, seen from another one of the same script.</summary>
    public string Place(KestrelCall seenFrom) => Frame == seenFrom.Frame || Frame.Site is null
        ? "line " + (Call.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1)
        : "'" + Frame.Method + "'";
}
