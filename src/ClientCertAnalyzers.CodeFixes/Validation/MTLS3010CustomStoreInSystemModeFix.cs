using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Sets the mode that the store is for, before it is filled.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3010CustomStoreInSystemModeFix() : DocumentFix(Rules.MTLS3010CustomStoreInSystemMode, MTLS3010CustomStoreInSystemModeFix.Title)
{
    internal const string Title = "Trust the roots in 'CustomTrustStore' (CustomRootTrust)";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        PolicySettings.CanStandBeside(PlaceOf(diagnostic, model.SyntaxTree.GetRoot(cancellation)));

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var places = diagnostics.Select(diagnostic => PlaceOf(diagnostic, root)).Where(PolicySettings.CanStandBeside).Select(place => (place, settings: SettingsFor(place, model))).ToList();
        var changed = root.TrackNodes(places.Select(found => found.place));
        foreach (var (place, settings) in places)
        {
            changed = PolicySettings.Put(changed, changed.GetCurrentNode(place)!, settings, instead: false);
        }

        return document.WithSyntaxRoot(changed);
    }

    private static ExpressionSyntax PlaceOf(Diagnostic diagnostic, SyntaxNode root) => (ExpressionSyntax)root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    private static List<PolicySetting> SettingsFor(ExpressionSyntax place, SemanticModel model)
    {
        var symbols = KnownSymbols.For(model.Compilation)!;
        var store = place is AssignmentExpressionSyntax { Left: var target } ? target : ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)place).Expression).Expression;
        var isPolicy = SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(store).Symbol?.ContainingType, symbols.X509ChainPolicy);
        var mode = PolicySetting.CustomRoot(symbols) with { Comment = null };
        // A mode that is there is System.
        List<PolicySetting> settings = [isPolicy ? mode : mode with { Member = TrustMode.OfAuthentication }];
        if (!IsSpokenOf(place, "RevocationMode"))
        {
            settings.Add(PolicySetting.Online(symbols));
        }

        return settings;
    }

    /// <summary>Some code around decides it already, for this policy or another one.</summary>
    private static bool IsSpokenOf(ExpressionSyntax place, string property) =>
        (place.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? place.SyntaxTree.GetRoot())
            .DescendantNodes().Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == property);
}
