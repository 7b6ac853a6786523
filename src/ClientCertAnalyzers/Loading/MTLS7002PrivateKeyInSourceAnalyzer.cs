using ClientCertAnalyzers.Engines.Keys;
using ClientCertAnalyzers.Engines.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Loading;

/// <summary>
/// A private key is written in the code, as PEM, base64 or bytes. What makes it one is its content alone, so nothing is bound until a
/// literal begins like one; where it goes does not matter.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[NoCodeFix("The key has to be replaced and kept elsewhere, and only its owner knows where.")]
internal sealed class MTLS7002PrivateKeyInSourceAnalyzer() : ClientCertAnalyzer(Rules.MTLS7002PrivateKeyInSource)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var guarded = new GuardedSeverity(symbols, context.Options);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var literal = (ExpressionSyntax)node.Node;
                if (SecretText.MayBegin(((LiteralExpressionSyntax)literal).Token.ValueText))
                {
                    Report(node, SecretExpression.Around(literal), literal, guarded);
                }
            },
            SyntaxKind.StringLiteralExpression,
            SyntaxKind.Utf8StringLiteralExpression);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (node.Node is InterpolatedStringTextSyntax { Parent: ExpressionSyntax whole } text && SecretText.MayBegin(text.TextToken.ValueText))
                {
                    Report(node, SecretExpression.Around(whole), whole, guarded);
                }
            },
            SyntaxKind.InterpolatedStringText);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (SecretExpression.BytesOf(node.Node) is { } bytes && SecretContent.Of(bytes) is var kind and not SecretKind.None)
                {
                    Report(node, (ExpressionSyntax)node.Node, kind, guarded);
                }
            },
            SyntaxKind.ArrayInitializerExpression,
            SyntaxKind.CollectionExpression);
    }

    /// <summary>Several parts of one text may look like a beginning: the first one speaks for it.</summary>
    private static void Report(SyntaxNodeAnalysisContext node, ExpressionSyntax whole, ExpressionSyntax part, GuardedSeverity guarded)
    {
        if (SecretExpression.Beginning(whole) == part
            && SecretText.Of(SecretExpression.TextOf(whole, node.SemanticModel, node.CancellationToken)) is var kind and not SecretKind.None)
        {
            Report(node, whole, kind, guarded);
        }
    }

    private static void Report(SyntaxNodeAnalysisContext node, ExpressionSyntax whole, SecretKind kind, GuardedSeverity guarded)
    {
        var severity = node.SemanticModel.GetOperation(whole, node.CancellationToken) is { } operation ? guarded.Of(DiagnosticSeverity.Warning, operation) : DiagnosticSeverity.Warning;
        if (severity is { } value)
        {
            var (name, effect) = Words(kind);
            node.Report(Diagnostic.Create(Rules.MTLS7002PrivateKeyInSource, whole.GetLocation(), value, additionalLocations: null, properties: null, name, effect));
        }
    }

    private static (string Name, string Effect) Words(SecretKind kind) => kind switch
    {
        SecretKind.Pkcs12 => ("PKCS#12 file", "needs only its password to pass for its owner"),
        SecretKind.EncryptedPkcs8 => ("encrypted private key", "needs only its password to pass for its owner"),
        SecretKind.Pkcs8 => ("private key", "can pass for its owner"),
        _ => (kind.ToString().ToUpperInvariant() + " private key", "can pass for its owner"),
    };
}
