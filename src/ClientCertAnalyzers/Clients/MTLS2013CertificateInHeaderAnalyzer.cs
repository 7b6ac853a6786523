using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Options;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>A client sends a certificate in a header of its request, where it proves nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2013CertificateInHeaderAnalyzer() : ClientCertAnalyzer(Rules.MTLS2013CertificateInHeader)
{
    /// <summary>Names in code that has the certificate of a caller, and may pass it on.</summary>
    private static readonly HashSet<string> OfCaller = ["ClientCertificate", "GetClientCertificateAsync", "HttpContext", "IHttpContextAccessor", "ITlsConnectionFeature", "RemoteCertificate"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509Certificate is null || ProxyProjects.IsProxyProject(context.Compilation))
        {
            return;
        }

        var sources = new CertificateSources(context.Compilation, symbols);
        var data = new CertificateData(sources.Trace, symbols);
        var headers = new CertificateHeaders(context.Compilation, context.Options);
        var guarded = new GuardedSeverity(symbols, context.Options);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (SetterAround((ExpressionSyntax)node.Node, headers, node) is { } setter
                    && SentHeader.Of(OperationOf(setter, node), symbols) is { } header
                    && data.In(header.Value, node.CancellationToken) is { } certificate
                    && !IsOfCaller(certificate, sources, node.CancellationToken)
                    && guarded.Of(DiagnosticSeverity.Warning, header.Place) is { } severity)
                {
                    node.Report(Diagnostic.Create(
                        Rules.MTLS2013CertificateInHeader,
                        setter.GetLocation(),
                        severity,
                        additionalLocations: [certificate.Syntax.GetLocation()],
                        properties: null,
                        header.Name.ConstantValue.Value));
                }
            },
            SyntaxKind.StringLiteralExpression,
            SyntaxKind.IdentifierName);
    }

    /// <summary>The call or assignment that sets a header of one of the names, seen from the name. Of other names only those of constants in front of headers are bound.</summary>
    private static SyntaxNode? SetterAround(ExpressionSyntax name, CertificateHeaders headers, SyntaxNodeAnalysisContext context)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        SyntaxNode? setter = whole.Parent switch
        {
            ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [var first, _], Parent: InvocationExpressionSyntax call } } when first.Expression == whole => call,
            ArgumentSyntax { Parent: BracketedArgumentListSyntax { Arguments: [_], Parent.Parent: AssignmentExpressionSyntax assignment } } => assignment,
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [var first, _] } element when first == whole => element,
            _ => null,
        };
        return setter is not null && name switch
        {
            LiteralExpressionSyntax { Token.ValueText: var text } => headers.Contains(text, name.SyntaxTree),
            _ => IsOfHeaders(setter) && context.SemanticModel.GetConstantValue(whole, context.CancellationToken) is { HasValue: true, Value: string text } && headers.Contains(text, name.SyntaxTree),
        } ? setter : null;
    }

    /// <summary>An element of an initializer has none of its own, but is among those of the whole.</summary>
    private static IOperation? OperationOf(SyntaxNode setter, SyntaxNodeAnalysisContext context) => setter is InitializerExpressionSyntax { Parent: { } list }
        ? (context.SemanticModel.GetOperation(list, context.CancellationToken) as IObjectOrCollectionInitializerOperation)?.Initializers.FirstOrDefault(element => element.Syntax == setter)
        : context.SemanticModel.GetOperation(setter, context.CancellationToken);

    private static bool IsOfHeaders(SyntaxNode setter) => setter switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var owner } } => IsHeaders(owner),
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: var owner } } => IsHeaders(owner),
        _ => false,
    };

    private static bool IsHeaders(ExpressionSyntax owner) => owner.GetLastToken().ValueText.EndsWith("eaders", StringComparison.Ordinal);

    private static bool IsOfCaller(IOperation certificate, CertificateSources sources, CancellationToken cancellationToken)
    {
        var all = sources.Of(certificate, cancellationToken);
        return all.Any(source => source.Kind == CertificateKind.Connection)
            || all.All(source => source.Kind is CertificateKind.Parameter or CertificateKind.Unknown)
                && certificate.Surroundings().DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && OfCaller.Contains(token.ValueText));
    }
}
