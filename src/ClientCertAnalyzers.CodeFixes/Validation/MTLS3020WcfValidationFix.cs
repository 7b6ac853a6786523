using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Takes <c>ChainTrust</c>, WCF's own default, instead of nothing, or before what a validator looks at.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3020WcfValidationFix() : DocumentFix(Rules.MTLS3020WcfValidation, MTLS3020WcfValidationFix.Title)
{
    internal const string Title = "Validate the chain";

    private const string Chain = "ChainTrust";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        diagnostic.AdditionalLocations.Count > 0 || OverrideOf(diagnostic, model.SyntaxTree.GetRoot(cancellation)).Body is not null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.AdditionalLocations is [{ SourceSpan: var span }])
            {
                var none = editor.OriginalRoot.FindNode(span, getInnermostNodeForTie: true);
                if (TypeOf(none, editor.SemanticModel, cancellation) is { } type)
                {
                    editor.ReplaceNode(none, TypeReferences.StaticMember(type, Chain).WithTriviaFrom(none));
                }
            }
            else if (OverrideOf(diagnostic, editor.OriginalRoot) is { Body: { } body } method
                && editor.SemanticModel.GetDeclaredSymbol(method, cancellation) is { OverriddenMethod.ContainingType: { } validator })
            {
                var call = CodeTemplate.Expression(
                    $"{ChainTrustOf(validator)}.Validate({method.ParameterList.Parameters[0].Identifier})", validator, KnownSymbols.For(editor.SemanticModel.Compilation)?.X509ChainPolicy);
                editor.ReplaceNode(body, body.WithStatements(body.Statements.Insert(0, SyntaxFactory.ExpressionStatement(call).WithAdditionalAnnotations(Formatter.Annotation))));
            }
        }

        return editor.GetChangedDocument();
    }

    /// <summary>The built-in validator. WCF on .NET has lost the property, so one is made, with the policy that the property had.</summary>
    private static string ChainTrustOf(INamedTypeSymbol validator) => validator.GetMembers(Chain).IsEmpty
        ? $"{validator.Name}.CreateChainTrustValidator(useMachineContext: false, chainPolicy: new X509ChainPolicy())"
        : $"{validator.Name}.{Chain}";

    private static MethodDeclarationSyntax OverrideOf(Diagnostic diagnostic, SyntaxNode root) =>
        root.FindToken(diagnostic.Location.SourceSpan.Start).Parent!.FirstAncestorOrSelf<MethodDeclarationSyntax>()!;

    /// <summary>The enum of the modes, or the class of the validators.</summary>
    private static INamedTypeSymbol? TypeOf(SyntaxNode none, SemanticModel model, CancellationToken cancellation) => model.GetOperation(none, cancellation) switch
    {
        IFieldReferenceOperation { Field.ContainingType: var modes } => modes,
        IPropertyReferenceOperation { Property.ContainingType: var validators } => validators,
        _ => null,
    };
}
