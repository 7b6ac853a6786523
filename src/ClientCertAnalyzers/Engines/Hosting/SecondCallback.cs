using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>A validation callback that <c>OnAuthenticate</c> sets although Kestrel has given its own to the stream: the handshake throws.</summary>
internal sealed class SecondCallback
{
    private SecondCallback(ISimpleAssignmentOperation onAuthenticate, HttpsOptionsScope options, ISimpleAssignmentOperation mode)
    {
        OnAuthenticate = onAuthenticate;
        Options = options;
        Mode = (CertificateMode)mode.Value.ConstantValue.Value!;
    }

    /// <summary>The assignment of the function that sets the callback.</summary>
    public ISimpleAssignmentOperation OnAuthenticate { get; }

    public HttpsOptionsScope Options { get; }

    /// <summary>One that asks for a certificate: in each Kestrel has given the stream a callback, also where it asks late.</summary>
    public CertificateMode Mode { get; }

    /// <summary>What the receiver of a callback shows; null where it is no second callback, or may not be.</summary>
    public static SecondCallback? Of(IOperation receiver, KnownSymbols symbols)
    {
        if (receiver is not IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "RemoteCertificateValidationCallback", ContainingType: var type }, Instance: IParameterReferenceOperation options } } callback
            || callback is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract }
            || !SymbolEqualityComparer.Default.Equals(type, symbols.SslServerAuthenticationOptions)
            // What a variable holds may be null, which is no second callback.
            || callback.Value.WithoutConversion() is not IDelegateCreationOperation)
        {
            return null;
        }

        return OnlyDelegate.ReceiverOf(options.Parameter.ContainingSymbol, options) is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "OnAuthenticate", ContainingType: var owner } } } onAuthenticate
            && SymbolEqualityComparer.Default.Equals(owner, symbols.HttpsConnectionAdapterOptions)
            && HttpsOptionsUse.Of(onAuthenticate, symbols)?.Scope is { Escapes: false } scope
            && ModeOf(scope, onAuthenticate) is { } mode
                ? new(onAuthenticate, scope, mode)
                : null;
    }

    /// <summary>The assignment of a mode in which Kestrel sets its callback, if nothing may set another mode or another OnAuthenticate.</summary>
    private static ISimpleAssignmentOperation? ModeOf(HttpsOptionsScope scope, ISimpleAssignmentOperation onAuthenticate)
    {
        // An endpoint starts from the defaults and may change their mode.
        if ((scope.IsDefaults && scope.MayGetModeElsewhere) || scope.Uses.Any(use => use is not (IPropertyReferenceOperation or IInvocationOperation)))
        {
            return null;
        }

        var properties = scope.Uses.OfType<IPropertyReferenceOperation>().ToLookup(p => p.Property.Name);
        // One that is read may decide what OnAuthenticate does.
        var modes = properties["ClientCertificateMode"].Select(p => p.Parent as ISimpleAssignmentOperation).ToList();
        return modes.All(mode => mode?.Value.ConstantValue is { HasValue: true, Value: 1 or 2 or 3 }) && properties["OnAuthenticate"].Count() == 1
            ? modes.FirstOrDefault(mode => mode!.IsOnOnePathWith(onAuthenticate))
            : null;
    }
}
