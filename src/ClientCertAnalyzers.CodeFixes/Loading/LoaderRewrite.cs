using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>An old call as one of a loader that expects a certain format.</summary>
internal sealed class LoaderRewrite(FormatSniffer sniffer, LoaderCall call, KnownSymbols symbols)
{
    private readonly LoaderArguments _arguments = new(sniffer, call);

    /// <summary>Says what the call expects: with other content it throws.</summary>
    public string Title => (sniffer.IsImport ? "Add" : "Load") + $" with {Method}: " + call switch
    {
        LoaderCall.Certificate => "one certificate (DER or PEM), no key",
        LoaderCall.Pkcs12 => "PKCS#12 (.pfx, .p12)",
        _ when sniffer.IsImport => "all certificates of a PEM file, nothing of other files",
        _ => "PEM file with certificate and private key",
    };

    public bool IsPossible => _arguments.ArePossible && (call != LoaderCall.Pem || Owner?.GetMembers(Method).IsEmpty == false);

    private string Method => call.MethodFor(sniffer);

    private INamedTypeSymbol? Owner => call != LoaderCall.Pem ? symbols.X509CertificateLoader : sniffer.IsImport ? symbols.X509Certificate2Collection : symbols.X509Certificate2;

    /// <param name="current">The old call; a change inside it may have been made already.</param>
    public SyntaxNode Apply(SyntaxNode current)
    {
        var arguments = _arguments.From(LoaderArguments.ListOf(current)!);
        var changed = (sniffer.IsImport, call) switch
        {
            (false, _) => Static(arguments),
            (true, LoaderCall.Pem) => On((InvocationExpressionSyntax)current, Method, arguments),
            _ => On((InvocationExpressionSyntax)current, call == LoaderCall.Pkcs12 ? "AddRange" : "Add", SyntaxFactory.ArgumentList(
                SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Static(arguments.WithoutTrivia()))))),
        };
        return changed.WithTriviaFrom(current).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private InvocationExpressionSyntax Static(ArgumentListSyntax arguments) => SyntaxFactory.InvocationExpression(TypeReferences.StaticMember(Owner!, Method), arguments);

    /// <summary>Another method of the collection.</summary>
    private static InvocationExpressionSyntax On(InvocationExpressionSyntax import, string method, ArgumentListSyntax arguments)
    {
        var name = import.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last();
        return import.WithExpression(import.Expression.ReplaceNode(name, SyntaxFactory.IdentifierName(method).WithTriviaFrom(name))).WithArgumentList(arguments);
    }
}
