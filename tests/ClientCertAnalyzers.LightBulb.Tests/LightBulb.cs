using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.LightBulb.Tests;

/// <param name="Action">What a click does.</param>
/// <param name="Provider">Who offers it.</param>
/// <param name="Scopes">Where Fix All is offered; empty where a fix wants one look at a time.</param>
internal sealed record Offer(CodeAction Action, CodeFixProvider Provider, ImmutableArray<FixAllScope> Scopes);

/// <summary>The service that fills the light bulb of Visual Studio and the code actions of the language server. Internal to Roslyn, so through reflection.</summary>
internal static class LightBulb
{
    private static readonly Assembly Features = Assembly.Load("Microsoft.CodeAnalysis.Features");

    private static readonly Type ServiceType = Features.GetType("Microsoft.CodeAnalysis.CodeFixes.ICodeFixService", throwOnError: true)!;

    public static MefHostServices Host { get; } = MefHostServices.Create(
        [.. MefHostServices.DefaultAssemblies, Features, Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features"), Assembly.Load("Microsoft.CodeAnalysis.Workspaces.MSBuild")]);

    private static readonly Lazy<object> Service = new(() =>
    {
        var getExports = Host.GetType().GetInterfaces().SelectMany(type => Host.GetType().GetInterfaceMap(type).TargetMethods)
            .First(method => method.Name.EndsWith("GetExports", StringComparison.Ordinal) && method.GetGenericArguments().Length == 1);
        var export = ((IEnumerable)getExports.MakeGenericMethod(ServiceType).Invoke(Host, null)!).Cast<object>().Single();
        return Read<object>(export, "Value")!;
    });

    /// <summary>Our fixes for a finding, without those that come from elsewhere or only suppress it.</summary>
    public static async Task<IReadOnlyList<Offer>> AtAsync(Document document, Diagnostic finding)
    {
        var stream = ServiceType.GetMethods().First(method => method.Name == "StreamFixesAsync");
        var arguments = stream.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(TextDocument) ? document
            : parameter.ParameterType == typeof(TextSpan) ? finding.Location.SourceSpan
            : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null).ToArray();

        var offers = new List<Offer>();
        await foreach (var collection in (IAsyncEnumerable<object>)stream.Invoke(Service.Value, arguments)!)
        {
            var provider = Read<object>(collection, "Provider") as CodeFixProvider;
            if (provider?.GetType().Assembly.GetName().Name == "ClientCertAnalyzers.CodeFixes")
            {
                var scopes = Read<object>(collection, "FixAllState") is null ? [] : Read<ImmutableArray<FixAllScope>>(collection, "SupportedScopes");
                offers.AddRange(
                    from fix in Read<IEnumerable>(collection, "Fixes")!.Cast<object>()
                    where Read<ImmutableArray<Diagnostic>>(fix, "Diagnostics").Any(diagnostic => diagnostic.Id == finding.Id && diagnostic.Location.SourceSpan == finding.Location.SourceSpan)
                    let action = Read<CodeAction>(fix, "Action")!
                    from choice in action.NestedActions.IsEmpty ? [action] : action.NestedActions
                    select new Offer(choice, provider, scopes));
            }
        }

        return offers;
    }

    public static Task<Solution> ClickAsync(Offer offer) => ApplyAsync(offer.Action);

    /// <summary>A click on Fix All; null where it does nothing, because each finding wants a look of its own.</summary>
    /// <param name="offer">Of one finding.</param>
    /// <param name="document">Where that is.</param>
    /// <param name="scope">What the user chooses.</param>
    /// <param name="findings">Those of the project.</param>
    public static async Task<Solution?> ClickAllAsync(Offer offer, Document document, FixAllScope scope, IEnumerable<Diagnostic> findings)
    {
        var context = new FixAllContext(
            document, offer.Provider, scope, offer.Action.EquivalenceKey, offer.Provider.FixableDiagnosticIds, new Findings([.. findings]), CancellationToken.None);
        return await offer.Provider.GetFixAllProvider()!.GetFixAsync(context) is { } action ? await ApplyAsync(action) : null;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static T? Read<T>(object instance, string name)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var type = instance.GetType();
        return (T?)(type.GetProperty(name, Any) is { } property ? property.GetValue(instance)
            : type.GetField(name, Any) is { } field ? field.GetValue(instance)
            : throw new MissingMemberException(type.FullName, name));
    }

    private sealed class Findings(IReadOnlyList<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return findings.Where(finding => finding.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => !finding.Location.IsInSource));
    }
}
