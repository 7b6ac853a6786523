using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Trusts the certificate, and no root of the machine any more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3011ExtraStoreIsNoTrustFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS3011ExtraStoreIsNoTrust.Id);

    // An intermediate of a public CA is in its place: one at a time.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            var place = (ExpressionSyntax)root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            var store = place.DescendantNodes().OfType<IdentifierNameSyntax>().First(name => name.Identifier.ValueText == ExtraStore.Property);
            if (PolicySettings.CanStandBeside(place)
                && KnownSymbols.For(model.Compilation) is { } symbols
                && model.GetOperation(store.Parent is MemberAccessExpressionSyntax access ? access : store, context.CancellationToken) is IPropertyReferenceOperation { Instance: { } owner }
                && PolicyUse.Of(owner, symbols) is { } policy && ExtraStore.Roots(policy) is [var (certificate, _, _)])
            {
                List<PolicySetting> settings = [PolicySetting.CustomRoot(symbols)];
                if (!policy.State.ChangesOf(RevocationModes.Property).Any())
                {
                    settings.Add(PolicySetting.Online(symbols));
                }

                context.RegisterCodeFix(
                    FixAction.Create(
                        MTLS3008UnknownAuthorityAllowedFix.TitleFor(certificate),
                        context.Document,
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(Trusting(root, place, store, settings)))),
                    diagnostic);
            }
        }
    }

    private static SyntaxNode Trusting(SyntaxNode root, ExpressionSyntax place, IdentifierNameSyntax store, List<PolicySetting> settings)
    {
        root = root.TrackNodes(place, store);
        var name = root.GetCurrentNode(store)!;
        root = root.ReplaceNode(name, SyntaxFactory.IdentifierName(TrustMode.Store).WithTriviaFrom(name));
        return PolicySettings.Put(root, root.GetCurrentNode(place)!, settings, instead: false);
    }
}
