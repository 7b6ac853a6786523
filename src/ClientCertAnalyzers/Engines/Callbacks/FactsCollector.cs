using ClientCertAnalyzers.Engines.Chains;
using ClientCertAnalyzers.Engines.States;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>Reads a callback's body, and the helpers it calls, for the facts that the truth table does not show.</summary>
internal sealed class FactsCollector(CallbackShape? shape, KnownSymbols symbols, Bodies bodies, CancellationToken cancellationToken)
{
    private const int MaxDepth = 5;

    /// <summary>What only one certificate or key has.</summary>
    public static readonly HashSet<string> PinMembers =
    [
        "RawData", "RawDataMemory", "GetRawCertData", "GetRawCertDataString", "Thumbprint", "GetCertHash", "GetCertHashString", "TryGetCertHash",
        "PublicKey", "GetPublicKey", "GetPublicKeyString", "GetRSAPublicKey", "GetECDsaPublicKey", "Export", "ExportCertificatePem",
    ];

    /// <summary>The extended key usage of clients.</summary>
    public const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    private static readonly HashSet<string> NameMembers =
        ["Subject", "SubjectName", "GetNameInfo", "Extensions", "MatchesHostname", "GetName", "GetIssuerName", "FriendlyName"];

    private readonly HashSet<IOperation> _seen = [];

    public CallbackFacts Collect(IOperation body, IParameterSymbol? errorsParameter, IParameterSymbol? argumentsParameter)
    {
        var facts = new CallbackFacts { AsksUnknownCode = body.Syntax.ContainsDiagnostics || body.Syntax is AwaitExpressionSyntax };
        foreach (var operation in body.Descendants())
        {
            facts.ReadsErrors |= operation switch
            {
                IParameterReferenceOperation p when SymbolEqualityComparer.Default.Equals(p.Parameter, errorsParameter) => true,
                // The whole argument object passed on takes its errors along.
                IParameterReferenceOperation p when SymbolEqualityComparer.Default.Equals(p.Parameter, argumentsParameter) => p.Parent is not IPropertyReferenceOperation,
                IPropertyReferenceOperation p => shape?.ErrorsProperty is { } property && SymbolEqualityComparer.Default.Equals(p.Property.OriginalDefinition, property.OriginalDefinition),
                IPropertySubpatternOperation => argumentsParameter is not null,
                _ => false,
            };
            facts.MindsMissingCertificate |= operation is IParameterReferenceOperation { Type: { } type } reference && IsCertificateOrChain(type) && !IsNullSafe(reference);
        }

        Visit(body, facts, 0);
        return facts;
    }

    private void Visit(IOperation body, CallbackFacts facts, int depth)
    {
        if (depth > MaxDepth || !_seen.Add(body))
        {
            return;
        }

        facts.Bodies.Add(body);
        foreach (var operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IMemberReferenceOperation member when IsCertificate(member.Member.ContainingType) && IsUsed(member):
                    facts.Pins |= PinMembers.Contains(member.Member.Name) && !IsCopied(member);
                    facts.ReadsNames |= NameMembers.Contains(member.Member.Name);
                    facts.ReadsUsages |= member.Member.Name == "Extensions";
                    break;
                case IInvocationOperation invocation:
                    VisitCall(invocation, facts, depth);
                    break;
                case { ConstantValue: { HasValue: true, Value: Verdict.NotAvailable }, Type: { } errors } when SymbolEqualityComparer.Default.Equals(errors, symbols.SslPolicyErrors):
                    facts.MindsMissingCertificate = true;
                    break;
                case { ConstantValue: { HasValue: true, Value: ClientUsage } }:
                    facts.ReadsUsages = true;
                    break;
                // Half-typed code may become anything.
                case IInvalidOperation:
                    facts.AsksUnknownCode = true;
                    break;
                case IObjectCreationOperation creation when !creation.Type.IsFramework() && creation.Arguments.Any(IsCertificateOrChain):
                    facts.PassesCertificateOn = true;
                    break;
            }
        }
    }

    private void VisitCall(IInvocationOperation invocation, CallbackFacts facts, int depth)
    {
        var method = invocation.TargetMethod;
        var used = IsUsed(invocation);
        if (used && (IsCertificate(method.ContainingType) || IsFrameworkExtension(method)))
        {
            facts.Pins |= PinMembers.Contains(method.Name) && !IsCopied(invocation);
            facts.ReadsNames |= NameMembers.Contains(method.Name);
            facts.BuildsChain |= method.Name == "Verify";
        }

        if (bodies.IsTrusted(invocation))
        {
            facts.BuildsChain |= used;
            facts.ReadsNames |= used;
            facts.ReadsUsages |= used;
            return;
        }

        if (SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.X509Chain))
        {
            VisitChain(invocation, facts, used);
            return;
        }

        if (method.MethodKind != MethodKind.DelegateInvoke && bodies.Of(method.OriginalDefinition, cancellationToken) is { } body)
        {
            Visit(body, facts, depth + 1);
            return;
        }

        if (!method.ContainingType.IsFramework() || method.MethodKind == MethodKind.DelegateInvoke)
        {
            facts.PassesCertificateOn |= invocation.Arguments.Any(IsCertificateOrChain);
            facts.AsksUnknownCode |= used && method.ReturnType.SpecialType == SpecialType.System_Boolean;
        }
    }

    private void VisitChain(IInvocationOperation call, CallbackFacts facts, bool used)
    {
        if (!PolicyUse.IsBuild(call, symbols))
        {
            return;
        }

        // Its findings may decide in the place of its answer.
        facts.BuildsChain |= used || call.Root().Descendants().Any(read =>
            read is IPropertyReferenceOperation { Property: { Name: "ChainStatus" or "ChainElements", ContainingType: var type } } && SymbolEqualityComparer.Default.Equals(type, symbols.X509Chain) && IsUsed(read));
        if (used)
        {
            facts.BuildWithoutUsage ??= PolicyUse.OfChain(call.Instance!, symbols) is { IsNew: true, State: var state } && state.HasAny("ApplicationPolicy", call) == Certainty.Never ? call : null;
        }
    }

    /// <summary>False for what only feeds a call whose result nobody uses, such as logging, or the text of an exception.</summary>
    public static bool IsUsed(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IExpressionStatementOperation or IThrowOperation:
                    return false;
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return false;
                case IAssignmentOperation or IConditionalOperation or ISwitchExpressionOperation or IIsPatternOperation or IAnonymousFunctionOperation:
                    return true;
            }
        }

        return true;
    }

    /// <summary>The data only make another object of the same certificate: <c>new X509Certificate2(certificate.RawData)</c>.</summary>
    private bool IsCopied(IOperation data) => data.OutermostConversion().Parent is IArgumentOperation { Parent: var made } && made switch
    {
        IObjectCreationOperation creation => IsCertificate(creation.Type),
        IInvocationOperation call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, symbols.X509CertificateLoader),
        _ => false,
    };

    /// <summary>Such as <c>GetRSAPublicKey</c>.</summary>
    private bool IsFrameworkExtension(IMethodSymbol method) =>
        method.IsExtensionMethod && method.ContainingType.IsFramework() && IsCertificate(method.Parameters[0].Type);

    private static bool IsNullSafe(IOperation reference) => reference.OutermostConversion().Parent is IConditionalAccessOperation or IInterpolationOperation;

    private bool IsCertificateOrChain(IArgumentOperation argument) => argument.Parameter is { Type: var type } && IsCertificateOrChain(type);

    private bool IsCertificateOrChain(ITypeSymbol type) => IsCertificate(type) || SymbolEqualityComparer.Default.Equals(type, symbols.X509Chain);

    private bool IsCertificate(ITypeSymbol? type) =>
        SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate2) || SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate);
}
