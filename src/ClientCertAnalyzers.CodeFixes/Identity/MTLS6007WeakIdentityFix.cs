using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>For two certificates at hand. A renewed certificate that had the same serial number is another one afterwards, so one at a time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS6007WeakIdentityFix() : RawDataFix(Rules.MTLS6007WeakIdentity, oneAtATime: true)
{
    private protected override (ExpressionSyntax Old, ExpressionSyntax New)? Edit(ExpressionSyntax reported, RawDataEquality equality, SemanticModel model, CancellationToken cancellation) =>
        LiveParts.Edit(reported, equality, model, cancellation);
}
