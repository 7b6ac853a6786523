using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>A handler is told to take its certificate from the store, and gets one of its own too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2003AutomaticConflictAnalyzer() : ClientCertAnalyzer(Rules.MTLS2003AutomaticConflict)
{
    private const string List = "ClientCertificates";

    /// <summary>The second is the name in <c>WinHttpHandler</c>.</summary>
    private static readonly string[] Options = ["ClientCertificateOptions", "ClientCertificateOption"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // Without SocketsHttpHandler it is .NET Framework, or a library for it.
        if (symbols.SocketsHttpHandler is null || symbols.ClientCertificateOption?.GetMembers("Automatic") is not [IFieldSymbol { ConstantValue: { } automatic }])
        {
            return;
        }

        context.RegisterNames([.. Options], sighting =>
        {
            if (sighting.Operation is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } option
                && assignment.Target == option
                && automatic.Equals(assignment.Value.ConstantValue.Value)
                && IsHandler(option.Property.ContainingType, symbols)
                && ObjectPath.Of(option.Instance) is { } handler)
            {
                Analyze(sighting, assignment, handler);
            }
        });
    }

    private static bool IsHandler(ITypeSymbol type, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(type, symbols.HttpClientHandler) || SymbolEqualityComparer.Default.Equals(type, symbols.WinHttpHandler);

    private static void Analyze(Sighting sighting, ISimpleAssignmentOperation automatic, ObjectPath handler)
    {
        var body = automatic.Root();
        var settings = handler.Uses(body, Options).Where(option => option.Syntax != automatic.Target.Syntax).ToList();
        var uses = handler.Uses(body, List)
            .Where(use => Write.Through(use) is null && IsMemberOfSame(use, automatic) && use.Syntax.EnclosingFunction() == automatic.Syntax.EnclosingFunction())
            .ToLookup(use => use.Syntax.SpanStart > automatic.Syntax.SpanStart);
        if (uses[true].FirstOrDefault() is { } throwing
            && throwing.IsAlwaysPrecededBy(automatic)
            && !settings.Any(setting => IsBetween(setting, automatic, throwing))
            && !handler.MayChangeBetween(automatic, throwing))
        {
            Report(sighting, automatic, throwing, DiagnosticSeverity.Error, $"'{List}' in line {LineOf(throwing)} throws an InvalidOperationException");
        }
        else if (uses[false].LastOrDefault(IsFilled) is { } dropped
            && automatic.AlwaysFollows(dropped, body)
            && !settings.Any(setting => setting.Syntax.SpanStart > automatic.Syntax.SpanStart)
            && !body.Descendants().Any(exit => exit is IReturnOperation { IsImplicit: false } && IsBetween(exit, dropped, automatic))
            && !handler.MayChangeBetween(dropped, automatic.Target))
        {
            Report(sighting, automatic, dropped, Rules.MTLS2003AutomaticConflict.DefaultSeverity, $"what line {LineOf(dropped)} adds to '{List}' is dropped without an exception");
        }
    }

    private static bool IsMemberOfSame(IPropertyReferenceOperation list, ISimpleAssignmentOperation option) =>
        SymbolEqualityComparer.Default.Equals(list.Property.ContainingType, ((IPropertyReferenceOperation)option.Target).Property.ContainingType);

    private static void Report(Sighting sighting, IOperation automatic, IOperation use, DiagnosticSeverity severity, string effect) => sighting.Report(Diagnostic.Create(
        Rules.MTLS2003AutomaticConflict,
        automatic.Syntax.GetLocation(),
        severity,
        additionalLocations: [use.Syntax.GetLocation()],
        properties: null,
        effect));

    private static bool IsFilled(IPropertyReferenceOperation list) => list.OutermostConversion().Parent switch
    {
        IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Insert" } => true,
        IMemberInitializerOperation { Initializer.Initializers.Length: > 0 } => true,
        _ => false,
    };

    private static bool IsBetween(IOperation operation, IOperation first, IOperation second) =>
        operation.Syntax.SpanStart > first.Syntax.SpanStart && operation.Syntax.SpanStart < second.Syntax.SpanStart;

    private static int LineOf(IOperation operation) => operation.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
