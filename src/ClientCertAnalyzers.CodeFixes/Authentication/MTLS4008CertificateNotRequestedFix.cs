using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Lets every HTTPS listener ask, where nothing else in the code sets listeners up.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4008CertificateNotRequestedFix : CodeFixProvider
{
    internal const string Title = "Ask every client for a certificate";

    private static readonly HashSet<string> Listeners = [.. HostFacts.Listeners, .. HostFacts.EndpointsBesideSettings, "ConfigureHttpsDefaults", "UseHttps"];

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS4008CertificateNotRequested.Id);

    // Behind a proxy that ends TLS it would be the wrong cure: one at a time.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (SchemeRegistration.Of(root.FindNode(diagnostic.Location.SourceSpan), model, context.CancellationToken) is { } registration
                && registration.Builder(model, context.CancellationToken) is { } builder
                && KnownSymbols.For(model.Compilation)?.ClientCertificateMode is { } mode
                && !HostFacts.Of(model.Compilation).Sites(context.CancellationToken).Any(site => Listeners.Contains(site.Text)))
            {
                context.RegisterCodeFix(FixAction.Create(Title, context.Document, cancellation => ApplyAsync(context.Document, registration, builder, mode, model, cancellation)), diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(
        Document document, SchemeRegistration registration, ExpressionSyntax builder, INamedTypeSymbol mode, SemanticModel model, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var (kestrel, https) = (NameFor("kestrel"), NameFor("https"));
        var statement = SyntaxFactory.ParseStatement($"{builder}.WebHost.ConfigureKestrel({kestrel} => {kestrel}.ConfigureHttpsDefaults({https} => {https}.ClientCertificateMode = Mode));");
        var value = statement.DescendantNodes().OfType<IdentifierNameSyntax>().Single(name => name.Identifier.ValueText == "Mode");
        SchemeRegistration.InsertBehind(
            registration.Statement,
            statement.ReplaceNode(value, TypeReferences.StaticMember(mode, "AllowCertificate")),
            editor);

        // ConfigureKestrel is an extension.
        var changed = editor.GetChangedDocument();
        return model.LookupNamespacesAndTypes(registration.Statement.SpanStart, name: "WebHostBuilderKestrelExtensions").IsEmpty
            ? await Imports.AddAsync(changed, "Microsoft.AspNetCore.Hosting", cancellation).ConfigureAwait(false)
            : changed;

        string NameFor(string name) => model.LookupSymbols(registration.Statement.SpanStart, name: name).IsEmpty ? name : name + "Options";
    }
}
