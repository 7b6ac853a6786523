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
/// <param name="Scopes">Where Fix All is offered; empty where a fix wants one look at a time.</param>
internal sealed record Offer(CodeAction Action, ImmutableArray<FixAllScope> Scopes);

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
            if (Read<object>(collection, "Provider")!.GetType().Assembly.GetName().Name == "ClientCertAnalyzers.CodeFixes")
            {
                var scopes = Read<object>(collection, "FixAllState") is null ? [] : Read<ImmutableArray<FixAllScope>>(collection, "SupportedScopes");
                offers.AddRange(
                    from fix in Read<IEnumerable>(collection, "Fixes")!.Cast<object>()
                    where Read<ImmutableArray<Diagnostic>>(fix, "Diagnostics").Any(diagnostic => diagnostic.Id == finding.Id && diagnostic.Location.SourceSpan == finding.Location.SourceSpan)
                    let action = Read<CodeAction>(fix, "Action")!
                    from choice in action.NestedActions.IsEmpty ? [action] : action.NestedActions
                    select new Offer(choice, scopes));
            }
        }

        return offers;
    }

    public static async Task<Solution> ClickAsync(Offer offer)
    {
        var operations = await offer.Action.GetOperationsAsync(CancellationToken.None);
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
}
