using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Identity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Identity;

/// <summary>A thumbprint from the settings matches only in upper case.</summary>
internal static class MTLS6006CaseSensitiveThumbprintRule
{
    public static IdentityFinding? Judge(Comparison comparison, IdentityQuestions questions, KnownSymbols symbols, CancellationToken cancellationToken) =>
        comparison is { Part: { Part: IdentityPart.Thumbprint, Digits: > 0 }, Kind: ComparisonKind.Whole, IgnoresCase: false, Change: TextChange.None, Others: var others }
            && (comparison.IsLookup ? CollectionOf(comparison) : others is [var other] ? other : null) is { } value
            && questions.Trace.Of(value, cancellationToken) is { Count: > 0 } ends && ends.All(end => IsConfigured(end.Operation, symbols))
            ? new IdentityFinding(Rules.MTLS6006CaseSensitiveThumbprint, comparison.Operation, comparison.Name) { Place = comparison.Place }
            : null;

    private static IOperation? CollectionOf(Comparison comparison) => comparison.Operation is IInvocationOperation call
        ? call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value
        : null;

    /// <summary>Somebody types it: into a settings file, an environment variable, a command line.</summary>
    private static bool IsConfigured(IOperation value, KnownSymbols symbols) => value switch
    {
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var type } } => type.Is(symbols.Configuration) || IsOfSettings(value, symbols),
        IInvocationOperation { TargetMethod: { Name: "GetValue" or "Get", ContainingType: var type } } => type.Is(symbols.ConfigurationBinder),
        IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable", ContainingType: var type } } => type.Is(symbols.Environment),
        IPropertyReferenceOperation { Instance: { } owner } => IsOptions(owner, symbols),
        IConditionalAccessOperation access => IsConfigured(access.WhenNotNull.Unwrap(), symbols),
        _ => false,
    };

    /// <summary><c>ConfigurationManager.AppSettings["x"]</c></summary>
    private static bool IsOfSettings(IOperation value, KnownSymbols symbols) =>
        value is IPropertyReferenceOperation { Instance: IPropertyReferenceOperation { Property: { Name: "AppSettings", ContainingType: var type } } } && type.Is(symbols.ConfigurationManager);

    /// <summary><c>options.Value.Thumbprint</c></summary>
    private static bool IsOptions(IOperation owner, KnownSymbols symbols) => owner.Unwrap() is IPropertyReferenceOperation { Property: { Name: "Value" or "CurrentValue" } property }
        && (Is(property.ContainingType, symbols.Options) || Is(property.ContainingType, symbols.OptionsMonitor));

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol? known) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, known);
}
