using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Whether a set of HTTPS options asks the client for a certificate.</summary>
internal enum CertificateRequest
{
    /// <summary>The mode is set somewhere that the code at hand does not show.</summary>
    Unknown,

    /// <summary>The mode is, or stays, <c>NoCertificate</c>.</summary>
    Never,

    /// <summary>The mode is one that asks for a certificate.</summary>
    Asked,
}

/// <summary>What one configuration lambda, method or initializer does with one <c>HttpsConnectionAdapterOptions</c> object.</summary>
internal sealed class HttpsOptionsUse
{
    private HttpsOptionsUse(HttpsOptionsScope? scope, IOperation member, KnownSymbols symbols)
    {
        if (scope is null)
        {
            return;
        }

        Scope = scope;
        var uses = scope.Uses;
        ModeAssignments = [.. uses.OfType<IPropertyReferenceOperation>().Where(p => p.Property.Name == "ClientCertificateMode").Select(Assignment).OfType<ISimpleAssignmentOperation>()];
        Request = RequestOf(scope, symbols);
        if (member is IInvocationOperation && Validations(member, uses) is { } callback)
        {
            SetsBothValidations = true;
            CallbackWins = callback.Syntax.SpanStart > member.Syntax.SpanStart;
        }
    }

    public CertificateRequest Request { get; }

    /// <summary>The straight-line code calls <c>AllowAnyClientCertificate()</c> and sets <c>ClientCertificateValidation</c> too.</summary>
    public bool SetsBothValidations { get; }

    /// <summary>Where both are set: the callback comes last.</summary>
    public bool CallbackWins { get; }

    /// <summary>Where the object comes from and goes to; null where the code at hand does not show it.</summary>
    public HttpsOptionsScope? Scope { get; }

    public IReadOnlyList<ISimpleAssignmentOperation> ModeAssignments { get; } = [];

    /// <summary>The use of the options object that <paramref name="member"/> (a call, an assignment) belongs to; null where it is not one.</summary>
    public static HttpsOptionsUse? Of(IOperation member, KnownSymbols symbols)
    {
        if (symbols.HttpsConnectionAdapterOptions is null || Member(member, symbols) is not { } own)
        {
            return null;
        }

        return new(HttpsOptionsScope.Of(own.Instance, symbols), own.Member, symbols);
    }

    /// <summary>Walks up from a callback, a converted delegate or an assignment to the member of the options that it belongs to.</summary>
    private static (IOperation Member, IOperation Instance)? Member(IOperation operation, KnownSymbols symbols)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IInvocationOperation { Instance: { } instance } call when IsOptions(call.TargetMethod.ContainingType, symbols):
                    return (call, instance);
                case IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } target } when IsOptions(target.Property.ContainingType, symbols):
                    return (target, instance);
                case IDelegateCreationOperation or IConversionOperation or IConditionalOperation or ICoalesceOperation or IAssignmentOperation:
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsOptions(ITypeSymbol type, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(type, symbols.HttpsConnectionAdapterOptions);

    private CertificateRequest RequestOf(HttpsOptionsScope scope, KnownSymbols symbols)
    {
        var modes = ModeAssignments.Select(a => a.Value.ConstantValue).ToList();
        if (modes.Any(mode => mode is { HasValue: true, Value: not 0 }))
        {
            return CertificateRequest.Asked;
        }

        return modes.All(mode => mode.HasValue) && !scope.Escapes && !scope.MayGetModeElsewhere && scope.Uses.All(use => IsHarmless(use, symbols))
            ? CertificateRequest.Never
            : CertificateRequest.Unknown;
    }

    /// <summary>Any other use of the object, such as handing it on, may set the mode.</summary>
    private static bool IsHarmless(IOperation use, KnownSymbols symbols) => use switch
    {
        // OnAuthenticate can set ClientCertificateRequired on the options of the SslStream; a mode behind "??=" or "out" is not modelled.
        IPropertyReferenceOperation { Property.Name: "OnAuthenticate" } => false,
        IPropertyReferenceOperation { Property.Name: "ClientCertificateMode" } mode => mode.Parent is not (ICompoundAssignmentOperation or IArgumentOperation),
        IPropertyReferenceOperation property => IsOptions(property.Property.ContainingType, symbols),
        IInvocationOperation call => IsOptions(call.TargetMethod.ContainingType, symbols) && call.TargetMethod.Name == "AllowAnyClientCertificate",
        _ => false,
    };

    /// <summary>The assignment of a callback in the same list of statements as the call.</summary>
    private static IOperation? Validations(IOperation call, IReadOnlyList<IOperation> uses) => uses
        .OfType<IPropertyReferenceOperation>()
        .Where(p => p.Property.Name == "ClientCertificateValidation")
        .Select(Assignment)
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(a => !(a.Value.ConstantValue is { HasValue: true, Value: null })
            && a.Parent is IExpressionStatementOperation { Parent: IBlockOperation block }
            && call.Parent is IExpressionStatementOperation { Parent: IBlockOperation same }
            && block.Syntax == same.Syntax
            && AreStraight(block, a, call));

    /// <summary>Between the two there is no way out of the block.</summary>
    private static bool AreStraight(IBlockOperation block, IOperation one, IOperation other)
    {
        var start = Math.Min(one.Syntax.SpanStart, other.Syntax.SpanStart);
        var end = Math.Max(one.Syntax.SpanStart, other.Syntax.SpanStart);
        return block.Operations.Where(o => o.Syntax.SpanStart >= start && o.Syntax.SpanStart < end)
            .All(o => o is IExpressionStatementOperation or IVariableDeclarationGroupOperation);
    }

    private static IOperation? Assignment(IPropertyReferenceOperation property) =>
        property.Parent is IAssignmentOperation assignment && assignment.Target == property ? assignment : null;
}
