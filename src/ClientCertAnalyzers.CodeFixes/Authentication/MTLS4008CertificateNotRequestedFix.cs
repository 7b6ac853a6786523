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
// Behind a proxy that ends TLS it would be the wrong cure: one at a time.
internal sealed class MTLS4008CertificateNotRequestedFix() : DocumentFix(Rules.MTLS4008CertificateNotRequested, Title, oneAtATime: true)
{
    internal const string Title = "Ask every client for a certificate";

    private static readonly HashSet<string> Listeners = [.. HostFacts.Listeners, .. HostFacts.EndpointsBesideSettings, "ConfigureHttpsDefaults", "UseHttps"];

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        SchemeRegistration.Of(diagnostic, model, cancellation)?.Builder(model, cancellation) is not null
        && KnownSymbols.For(model.Compilation)?.ClientCertificateMode is not null
        && !HostFacts.Of(model.Compilation).Sites(cancellation).Any(site => Listeners.Contains(site.Text));

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var model = editor.SemanticModel;
        var registration = SchemeRegistration.Of(diagnostics[0], model, cancellation)!;
        var builder = registration.Builder(model, cancellation);
        var mode = KnownSymbols.For(model.Compilation)!.ClientCertificateMode!;
        var (kestrel, https) = (NameFor("kestrel"), NameFor("https"));
        var statement = SyntaxFactory.ParseStatement($"{builder}.WebHost.ConfigureKestrel({kestrel} => {kestrel}.ConfigureHttpsDefaults({https} => {https}.ClientCertificateMode = Mode));");
        var value = statement.DescendantNodes().OfType<IdentifierNameSyntax>().Single(name => name.Identifier.ValueText == "Mode");
        Insertion.Behind(
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
