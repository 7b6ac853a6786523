using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>WCF and CoreWCF: a mode that validates nothing, or a validator that replaces the built-in one and does not prove that a certificate is genuine.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS3020WcfValidationAnalyzer() : ClientCertAnalyzer(Rules.MTLS3020WcfValidation)
{
    private const string Validator = "X509CertificateValidator";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.WcfCertificateValidator is null && symbols.CoreWcfCertificateValidator is null)
        {
            return;
        }

        var severity = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames(["CertificateValidationMode", "CustomCertificateValidator"], sighting => AnalyzeSetting(sighting, severity, symbols));

        var bodies = new Bodies(context.Compilation);
        context.RegisterNames([Validator], OverrideBelow, sighting => AnalyzeOverride(sighting, bodies, symbols));
    }

    private static void AnalyzeSetting(Sighting sighting, GuardedSeverity severity, KnownSymbols symbols)
    {
        if (sighting.Operation is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } property
            && assignment.Target == property
            && Peer(property.Property.ContainingType, symbols) is { } peer
            && assignment.Value.Unwrap() is var value
            && IsNone(value, symbols)
            && severity.Of(Rules.MTLS3020WcfValidation.DefaultSeverity, assignment) is { } effective)
        {
            sighting.Report(Diagnostic.Create(
                Rules.MTLS3020WcfValidation,
                assignment.Syntax.GetLocation(),
                effective,
                additionalLocations: [value.Syntax.GetLocation()],
                properties: null,
                $"'{property.Property.Name}' 'None' accepts every {peer} certificate, also one that its owner made",
                "use 'ChainTrust' or 'PeerTrust'"));
        }
    }

    private static void AnalyzeOverride(Sighting sighting, Bodies bodies, KnownSymbols symbols)
    {
        var syntax = (MethodDeclarationSyntax)sighting.Operation.Syntax;
        if (sighting.Operation.SemanticModel?.GetDeclaredSymbol(syntax, sighting.CancellationToken) is IMethodSymbol { IsOverride: true, OverriddenMethod.ContainingType: { } type, Parameters: [{ Type: { } parameter }] } method
            && IsValidator(type, symbols)
            && SymbolEqualityComparer.Default.Equals(parameter, symbols.X509Certificate2)
            && bodies.Of(method, sighting.CancellationToken) is { } body
            && !IsRefusal(body)
            && !ProvesAnything(body, new FactsCollector(null, symbols, bodies, sighting.CancellationToken).Collect(body, null, null), symbols))
        {
            sighting.Report(Diagnostic.Create(
                Rules.MTLS3020WcfValidation,
                syntax.Identifier.GetLocation(),
                $"'{method.ContainingType.Name}.{method.Name}' replaces the built-in validation, and what it looks at can be written into a forged certificate",
                $"call 'Validate' of '{Validator}.{ChainTrustOf(type)}' first, or build a chain"));
        }
    }

    /// <summary>The member of the validators that makes or is the built-in one: WCF on .NET has lost the property.</summary>
    private static string ChainTrustOf(INamedTypeSymbol validator) => validator.GetMembers("ChainTrust").IsEmpty ? "CreateChainTrustValidator(...)" : "ChainTrust";

    /// <summary>The override of a class whose base is named here.</summary>
    private static SyntaxNode? OverrideBelow(SyntaxNode name) =>
        name.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: ClassDeclarationSyntax type }
            ? type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == "Validate" && method.ParameterList.Parameters.Count == 1)
            : null;

    /// <summary>Whose certificate the settings of a type are about.</summary>
    private static string? Peer(ITypeSymbol type, KnownSymbols symbols) =>
        type.Is(symbols.WcfServiceCertificateAuthentication) || type.Is(symbols.CoreWcfServiceCertificateAuthentication) ? "server"
        : type.Is(symbols.WcfClientCertificateAuthentication) || type.Is(symbols.CoreWcfClientCertificateAuthentication) ? "client"
        : null;

    private static bool IsValidator(ITypeSymbol type, KnownSymbols symbols) => type.Is(symbols.WcfCertificateValidator) || type.Is(symbols.CoreWcfCertificateValidator);

    /// <summary>The member of the enum, or the validator of that name.</summary>
    private static bool IsNone(IOperation value, KnownSymbols symbols) => value switch
    {
        IFieldReferenceOperation { Field: { Name: "None", IsConst: true } } => true,
        IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true, ContainingType: var type } } => IsValidator(type, symbols),
        _ => false,
    };

    /// <summary>A validator that lets nobody in.</summary>
    private static bool IsRefusal(IOperation body) => body is IBlockOperation { Operations: [IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }] } or IThrowOperation;

    private static bool ProvesAnything(IOperation body, CallbackFacts facts, KnownSymbols symbols) =>
        facts.BuildsChain || facts.Pins || facts.PassesCertificateOn || facts.AsksUnknownCode
        || body.Descendants().Any(operation => operation is IInvocationOperation { TargetMethod: { Name: "Validate", ContainingType: var type } } && IsValidator(type, symbols));
}
