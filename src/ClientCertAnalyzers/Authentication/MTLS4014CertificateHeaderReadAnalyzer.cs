using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Authentication;

/// <summary>A server takes who its client is from a header of the request, which the client may have written itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[NoCodeFix("The certificate of the connection is null until the header is forwarded, which takes its name and format and the proxy's address.")]
internal sealed class MTLS4014CertificateHeaderReadAnalyzer() : ClientCertAnalyzer(Rules.MTLS4014CertificateHeaderRead)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.HttpRequest is null && symbols.FunctionRequest is null && symbols.GrpcServerCallContext is null || ProxyProjects.IsProxyProject(context.Compilation))
        {
            return;
        }

        var trace = new ValueTrace(new Bodies(context.Compilation));
        var uses = new HeaderUses(symbols);
        var headers = new CertificateHeaders(context.Compilation, context.Options);
        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames(["Headers", "RequestHeaders"], name => HeadersOf(name, headers), sighting =>
        {
            if (ReceivedHeader.IsOfRequest(sighting.Operation, symbols))
            {
                foreach (var header in ReceivedHeader.From(sighting.Operation, name => headers.Contains(name, sighting.Operation.Syntax.SyntaxTree), trace, sighting.CancellationToken))
                {
                    Judge(header, sighting, headers, uses, severities, symbols);
                }
            }
        });
        context.RegisterNames(["FromHeader", "FromHeaderAttribute"], name => name.FirstAncestorOrSelf<AttributeSyntax>(), sighting =>
        {
            if (BoundHeader.Of(sighting.Operation, symbols, sighting.CancellationToken) is { } header && headers.Contains(header.Name, sighting.Operation.Syntax.SyntaxTree))
            {
                Judge(header, sighting, headers, uses, severities, symbols);
            }
        });
    }

    private static void Judge(ReceivedHeader header, Sighting sighting, CertificateHeaders headers, HeaderUses uses, GuardedSeverity severities, KnownSymbols symbols)
    {
        var use = uses.Of(header.Values);
        if (use != HeaderUse.None
            && !CertificateBoundary.IsAround(header.Place, headers, symbols, sighting.CancellationToken)
            && severities.Of(use == HeaderUse.Logged ? DiagnosticSeverity.Info : Rules.MTLS4014CertificateHeaderRead.DefaultSeverity, header.Place) is { } severity)
        {
            sighting.Report(Diagnostic.Create(
                Rules.MTLS4014CertificateHeaderRead, header.Place.Syntax.GetLocation(), severity, additionalLocations: null, properties: null, header.Name));
        }
    }

    /// <summary>The headers, where something is read from them that may be of interest, or where a variable gets them. Most code reads other headers.</summary>
    private static SyntaxNode? HeadersOf(SyntaxNode name, CertificateHeaders known)
    {
        var headers = Sighting.Used(name);
        var whole = headers;
        while (whole.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax)
        {
            whole = whole.Parent;
        }

        return whole.Parent switch
        {
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }] } => MayBeName(key, known),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method, Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var first }, ..] } } => ReceivedHeader.Readers.Contains(method) && MayBeName(first, known),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax } => true,
            _ => false,
        } ? headers : null;
    }

    private static bool MayBeName(ExpressionSyntax key, CertificateHeaders known) => key is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var text } || known.Contains(text, key.SyntaxTree);
}
