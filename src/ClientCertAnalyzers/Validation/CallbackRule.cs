using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Callbacks;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Validation;

/// <summary>One rule over a judged callback. <see cref="ValidationCallbackAnalyzer"/> asks the rules in order and reports the first that applies.</summary>
internal abstract class CallbackRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public abstract bool Applies(Callback callback, Direction direction);

    /// <summary>Whether the place that takes the callback is one that the rule speaks of. Asked last: it may search the code around.</summary>
    public virtual bool Concerns(IOperation receiver, KnownSymbols symbols) => true;

    /// <summary>Whether the rule has nothing to add where the callback compares certificates in a way that an identity rule warns of.</summary>
    public virtual bool LeavesToIdentity => false;

    /// <summary>What the message says between the callback's name and the note on guards.</summary>
    public virtual string[] MessageArguments(Callback callback, Direction direction) => [];

    /// <summary>The return values that a reader should look at, and that a fix changes.</summary>
    public virtual ImmutableArray<IOperation> Returns(Callback callback) => callback.AcceptingReturns;

    /// <summary>Whether the rule is sure enough for its default severity; else it reports as Info.</summary>
    public virtual bool IsCertain(Callback callback) => true;
}
