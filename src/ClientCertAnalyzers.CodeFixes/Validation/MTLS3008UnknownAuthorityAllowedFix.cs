using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Trusts the CA that the code has in hand instead of everybody; where the framework knows no roots of its own for a chain, compares the root.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3008UnknownAuthorityAllowedFix : CodeFixProvider
{
    public const string AnyTitle = "Trust only your CA (CustomRootTrust)";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS3008UnknownAuthorityAllowed.Id);

    // Which certificate is the root, the code does not say: one at a time.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is AssignmentExpressionSyntax flags
                && model.GetOperation(flags.Left, context.CancellationToken) is IPropertyReferenceOperation { Instance: { } instance, Property.ContainingType: var type }
                && KnownSymbols.For(model.Compilation) is { } symbols
                && PolicyUse.Of(instance, symbols) is { } policy)
            {
                var use = root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true);
                Register(context, diagnostic, new(root, model, flags, use), policy, symbols, !type.GetMembers(TrustMode.Store).IsEmpty);
            }
        }
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, Finding finding, PolicyUse policy, KnownSymbols symbols, bool hasCustomRoots)
    {
        var candidates = ExtraStore.Roots(policy);
        if (!hasCustomRoots)
        {
            foreach (var (certificate, _, _) in candidates.Where(candidate => RootComparison.CanCompare(candidate.Certificate, finding.Use)))
            {
                Add($"Compare the root with '{certificate}' after Build", cancellation => RootComparison.AddAsync(context.Document, finding.Model, (InvocationExpressionSyntax)finding.Use, certificate, cancellation));
            }
        }
        else if (PolicySettings.CanStandBeside(finding.Flags))
        {
            foreach (var (certificate, store, _) in candidates)
            {
                Add(TitleFor(certificate), _ => Task.FromResult(context.Document.WithSyntaxRoot(Rewrite(finding, policy, symbols, store))));
            }

            if (candidates.Count == 0)
            {
                Add(AnyTitle, _ => Task.FromResult(context.Document.WithSyntaxRoot(Rewrite(finding, policy, symbols, store: null))));
            }
        }

        void Add(string title, Func<CancellationToken, Task<Document>> fix) => context.RegisterCodeFix(FixAction.Create(title, context.Document, fix), diagnostic);
    }

    public static string TitleFor(ExpressionSyntax certificate) => $"Trust only '{certificate}' (CustomRootTrust)";

    private static SyntaxNode Rewrite(Finding finding, PolicyUse policy, KnownSymbols symbols, IdentifierNameSyntax? store)
    {
        List<PolicySetting> settings = [PolicySetting.CustomRoot(symbols)];
        if (store is null && !policy.State.ChangesOf(TrustMode.Store).Any())
        {
            settings.Add(PolicySetting.RootFromFile(symbols));
        }

        if (!policy.State.ChangesOf("RevocationMode").Any())
        {
            settings.Add(PolicySetting.Online(symbols));
        }

        var isAll = FlagRemoval.IsAll(finding.Flags, finding.Model);
        var root = finding.Root.TrackNodes(store is null ? [finding.Flags] : [finding.Flags, store]);
        if (!isAll)
        {
            var right = root.GetCurrentNode(finding.Flags)!.Right;
            root = root.ReplaceNode(right, FlagRemoval.Remaining(finding.Flags.Right, finding.Model).WithTriviaFrom(right));
        }

        if (store is not null)
        {
            var current = root.GetCurrentNode(store)!;
            root = root.ReplaceNode(current, SyntaxFactory.IdentifierName(TrustMode.Store).WithTriviaFrom(current));
        }

        return PolicySettings.Put(root, root.GetCurrentNode(finding.Flags)!, settings, instead: isAll);
    }

    private readonly record struct Finding(SyntaxNode Root, SemanticModel Model, AssignmentExpressionSyntax Flags, SyntaxNode Use);
}
