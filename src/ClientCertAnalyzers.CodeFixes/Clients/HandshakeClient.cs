using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>The one client that a piece of code makes, and how it can present a certificate in its handshakes.</summary>
/// <param name="Creation">What has to change, if anything.</param>
/// <param name="Handler">The name of the handler that gets the certificate in place of the header. Where there is neither, it has it already.</param>
internal sealed record HandshakeClient(ExpressionSyntax? Creation, string? Handler)
{
    /// <summary>Null where another client may send the request, or the certificate is not there yet when the client is made.</summary>
    public static HandshakeClient? Of(IOperation header, ISymbol certificate, KnownSymbols symbols) => Registration(header, certificate) is { } registration
        ? new(registration, null)
        : Local(header, certificate, symbols);

    /// <summary>The new form of <see cref="Creation"/>.</summary>
    public ExpressionSyntax WithCertificate(ExpressionSyntax certificate, KnownSymbols symbols)
    {
        var handler = Validation.CodeTemplate.Expression($"new HttpClientHandler {{ ClientCertificates = {{ {certificate.WithoutTrivia()} }} }}", symbols.HttpClientHandler);
        return Creation switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(handler)))),
            InvocationExpressionSyntax registration => SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, registration.WithoutTrivia(), SyntaxFactory.IdentifierName("ConfigurePrimaryHttpMessageHandler")),
                SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.ParenthesizedLambdaExpression(handler.WithLeadingTrivia(SyntaxFactory.Space)))))).WithTriviaFrom(registration),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary><c>AddHttpClient</c> with the header in its lambda, if it registers no handler itself.</summary>
    private static InvocationExpressionSyntax? Registration(IOperation header, ISymbol certificate) =>
        header.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault()?.OutermostConversion().Parent is IArgumentOperation { Parent: IInvocationOperation call }
        && call.TargetMethod.Name == "AddHttpClient" && call.TargetMethod.IsFramework()
        && call.Syntax is InvocationExpressionSyntax { Parent: var around } registration && around is not MemberAccessExpressionSyntax
        && IsThereAt(certificate, registration)
            ? registration
            : null;

    private static HandshakeClient? Local(IOperation header, ISymbol certificate, KnownSymbols symbols)
    {
        var function = header.Syntax.EnclosingFunction();
        var all = header.Root().Descendants().ToList();
        // One that has sent something keeps its connections, without the certificate.
        if (all.OfType<IObjectCreationOperation>().Where(creation => creation.Type?.Is(symbols.HttpClient) == true).ToList() is not [{ Syntax: BaseObjectCreationExpressionSyntax syntax } client]
            || syntax.EnclosingFunction() != function
            || client.Initializer is not null
            || client.OutermostConversion().Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } }
            || all.Any(use => use is (IMemberReferenceOperation or IParameterReferenceOperation or ILocalReferenceOperation) && use.Type?.Is(symbols.HttpClient) == true && !Is(use, variable))
            || all.OfType<IInvocationOperation>().Any(call => call.Instance?.Type?.Is(symbols.HttpClient) == true && call.Syntax.Span.End < header.Syntax.SpanStart))
        {
            return null;
        }

        return client.Arguments switch
        {
            _ when all.Any(IsGiven) => new(null, null),
            [] when IsThereAt(certificate, syntax) => new(syntax, null),
            [{ Value: var handler }, ..] when handler.Unwrap() is ILocalReferenceOperation { Local: var local } use
                && SymbolEqualityComparer.Default.Equals(local.Type, symbols.HttpClientHandler)
                && Write.Only(use) is { } made && made.Unwrap() is IObjectCreationOperation => new(null, local.Name),
            _ => null,
        };

        // By another fix, for one.
        bool IsGiven(IOperation add) => add is IInvocationOperation { TargetMethod.Name: "Add", Instance.Type: { } list, Arguments: [{ Value.Syntax: var given }] }
            && list.Is(symbols.X509CertificateCollection)
            && SymbolEqualityComparer.Default.Equals(client.SemanticModel!.GetSymbolInfo(given).Symbol, certificate);
    }

    private static bool Is(IOperation use, ILocalSymbol variable) => use is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, variable);

    /// <summary>A local is declared before.</summary>
    private static bool IsThereAt(ISymbol certificate, SyntaxNode place) => certificate is not ILocalSymbol and not IParameterSymbol
        || certificate.Locations.All(at => at.SourceSpan.End < place.SpanStart);
}
