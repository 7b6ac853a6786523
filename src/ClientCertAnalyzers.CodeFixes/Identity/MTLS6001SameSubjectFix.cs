using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>Where two certificates with the same subject are meant to be one. Those with the same issuer are not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS6001SameSubjectFix() : RawDataFix(Rules.MTLS6001NameDecidesTrust, oneAtATime: true)
{
    private protected override (ExpressionSyntax Old, ExpressionSyntax New)? Edit(ExpressionSyntax reported, RawDataEquality equality, SemanticModel model, CancellationToken cancellation) =>
        reported.DescendantNodes().Any(node => node is SimpleNameSyntax { Identifier.ValueText: "Subject" }) ? LiveParts.Edit(reported, equality, model, cancellation) : null;
}
