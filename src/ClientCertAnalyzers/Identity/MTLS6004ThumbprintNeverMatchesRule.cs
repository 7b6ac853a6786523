using System.Collections.Immutable;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Identity;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Identity;

/// <summary>A text that no thumbprint is ever equal to.</summary>
internal static class MTLS6004ThumbprintNeverMatchesRule
{
    public const string Criterion = "FindByThumbprint";

    /// <summary>Name of the diagnostic property with the text as it should be; missing where only the developer knows.</summary>
    public const string CleanProperty = "clean";

    /// <summary>The texts that a part is compared with in vain.</summary>
    public static IReadOnlyList<IdentityFinding> Of(Comparison comparison, IdentityQuestions questions, CancellationToken cancellationToken) =>
        comparison is { Kind: ComparisonKind.Whole, Part.Digits: > 0, Change: not TextChange.Other }
            ? [.. comparison.Others.Select(other => OfText(other, comparison.Part.Digits, IsCaseFault(comparison), comparison, questions, cancellationToken)).OfType<IdentityFinding>()]
            : [];

    /// <summary>A search in a collection of certificates forgives more than a comparison, but not everything.</summary>
    public static IEnumerable<IdentityFinding> OfSearch(IOperation operation, IdentityQuestions questions, KnownSymbols symbols, CancellationToken cancellationToken) =>
        operation is IFieldReferenceOperation { Field: { Name: Criterion, ContainingType: var type } } && type.Is(symbols.X509FindType)
            && operation.OutermostConversion().Parent is IArgumentOperation { Parent: IInvocationOperation find } && StoreSearch.IsFind(find, symbols)
            && find.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 1)?.Value is { } value
            && TextOf(value, questions, cancellationToken) is { } text
            && Fault(text with { Strange = [.. text.Strange.Where(character => !IsForgivenBySearch(character))] }, 40, isCaseFault: false) is { } fault
            ? [Finding(value.Unwrap().Syntax, value, fault, text, 40, "search finds nothing")]
            : [];

    private static IdentityFinding? OfText(IOperation other, int digits, bool isCaseFault, Comparison comparison, IdentityQuestions questions, CancellationToken cancellationToken)
    {
        // What stands in another file is shown there, but not from here.
        var place = other.Syntax.SyntaxTree == comparison.Place.SyntaxTree ? other.Unwrap().Syntax : comparison.Place;
        return TextOf(other, questions, cancellationToken) is { } text && Fault(text, digits, isCaseFault) is { } fault
            ? Finding(place, other, fault, text, digits, "comparison never finds them the same")
            : null;
    }

    private static IdentityFinding Finding(SyntaxNode place, IOperation value, string fault, ThumbprintText text, int digits, string effect)
    {
        var isComplete = text.Clean.Length == digits;
        return new(Rules.MTLS6004ThumbprintNeverMatches, value, digits, fault, effect, isComplete ? $"write '{text.Clean}'" : text.Clean.Length == 64 ? "compare with 'GetCertHashString(HashAlgorithmName.SHA256)'" : "copy it again")
        {
            Place = place,
            Properties = isComplete ? ImmutableDictionary<string, string?>.Empty.Add(CleanProperty, text.Clean) : ImmutableDictionary<string, string?>.Empty,
        };
    }

    /// <summary>Lower case is wrong where the part stays in upper case and the comparison tells them apart.</summary>
    private static bool IsCaseFault(Comparison comparison) => comparison is { IgnoresCase: false, Change: TextChange.None or TextChange.Upper };

    private static ThumbprintText? TextOf(IOperation value, IdentityQuestions questions, CancellationToken cancellationToken) =>
        (value.Unwrap().ConstantValue is { HasValue: true, Value: string constant } ? constant : questions.Trace.Single(value, cancellationToken).ConstantValue.Value as string) is { } text ? ThumbprintText.Of(text) : null;

    private static string? Fault(ThumbprintText text, int digits, bool isCaseFault)
    {
        string[] faults =
        [
            .. text.Clean.Length == digits ? Array.Empty<string>() : [text.Clean.Length == 64 ? "has the 64 digits of a SHA-256 hash" : $"has {text.Clean.Length} digits"],
            .. text.Strange.Count == 0 ? Array.Empty<string>() : ["contains " + ThumbprintText.Describe(text.Strange)],
            .. isCaseFault && text.HasLower ? ["has lower-case letters"] : Array.Empty<string>(),
        ];
        return faults.Length == 0 ? null : string.Join(" and ", faults);
    }

    private static bool IsForgivenBySearch(char character) => char.IsWhiteSpace(character) || character == '\u200e';
}
