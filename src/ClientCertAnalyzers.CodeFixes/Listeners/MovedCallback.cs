using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>
/// A <c>RemoteCertificateValidationCallback</c> written as a function, as one for <c>ClientCertificateValidation</c>: without the
/// sender, and with an <c>X509Certificate2</c>. Null wherever that might not compile or might mean something else.
/// </summary>
internal static class MovedCallback
{
    public static AnonymousFunctionExpressionSyntax? Of(
        AnonymousFunctionExpressionSyntax callback, SyntaxNode around, SemanticModel model, KnownSymbols symbols, CancellationToken cancellation)
    {
        var names = callback.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().ToLookup(
            name => model.GetSymbolInfo(name, cancellation).Symbol, SymbolEqualityComparer.Default);
        if (names.Any(name => name.Key is ILocalSymbol or IParameterSymbol && name.Key.Locations.Any(place =>
            around.Span.Contains(place.SourceSpan) && !callback.Span.Contains(place.SourceSpan))))
        {
            // What OnAuthenticate knows of the connection stays behind.
            return null;
        }

        var parameters = callback switch
        {
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
            AnonymousMethodExpressionSyntax method => method.ParameterList,
            _ => null,
        };
        if (parameters is null)
        {
            return callback is AnonymousMethodExpressionSyntax ? callback : null;
        }

        if (parameters.Parameters is not [var sender, var certificate, _, _]
            || names[model.GetDeclaredSymbol(sender, cancellation)].Any()
            || !names[model.GetDeclaredSymbol(certificate, cancellation)].All(use => CertificateUse.Fits(use, model, symbols, cancellation))
            || WouldReadDiscard(parameters, callback))
        {
            return null;
        }

        var typed = certificate.Type is { } type && symbols.X509Certificate2 is { } certificate2
            ? certificate.WithType(TypeReferences.Type(certificate2).WithTriviaFrom(type))
            : certificate;
        var kept = parameters.WithParameters(parameters.Parameters.Replace(certificate, typed).RemoveAt(0));
        return callback is ParenthesizedLambdaExpressionSyntax old
            ? old.WithParameterList(kept)
            : ((AnonymousMethodExpressionSyntax)callback).WithParameterList(kept);
    }

    /// <summary>Two parameters called "_" are discards; the one that is left is a name, which the body may then mean by accident.</summary>
    private static bool WouldReadDiscard(ParameterListSyntax parameters, AnonymousFunctionExpressionSyntax callback) =>
        parameters.Parameters.Skip(1).Count(parameter => parameter.Identifier.ValueText == "_") == 1
        && callback.Body.DescendantTokens().Any(token => token.ValueText == "_");
}
