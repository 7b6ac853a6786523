using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>For two certificates at hand. A stored thumbprint would have to be stored anew.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS6005Sha1ThumbprintFix() : RawDataFix(Rules.MTLS6005Sha1Thumbprint, oneAtATime: false)
{
    private protected override (ExpressionSyntax Old, ExpressionSyntax New)? Edit(ExpressionSyntax reported, RawDataEquality equality, SemanticModel model, CancellationToken cancellation) =>
        LiveParts.Edit(reported, equality, model, cancellation);
}
