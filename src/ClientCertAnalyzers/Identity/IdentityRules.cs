using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Identity;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Identity;

/// <summary>The rules about one comparison, the most specific first: a comparison gets one finding, or one for each text that is wrong. One per compilation.</summary>
internal sealed class IdentityRules
{
    public static readonly DiagnosticDescriptor[] Descriptors =
    [
        Rules.MTLS6001NameDecidesTrust,
        Rules.MTLS6002NameSubstringDecidesTrust,
        Rules.MTLS6003ComparedWithEquals,
        Rules.MTLS6004ThumbprintNeverMatches,
        Rules.MTLS6005Sha1Thumbprint,
        Rules.MTLS6006CaseSensitiveThumbprint,
        Rules.MTLS6007WeakIdentity,
        Rules.MTLS6008ComparedByReference,
    ];

    private readonly KnownSymbols _symbols;
    private readonly Comparisons _comparisons;
    private readonly ObjectComparisons _objects;
    private readonly IdentityQuestions _questions;

    public IdentityRules(Compilation compilation, KnownSymbols symbols)
    {
        var sources = new CertificateSources(compilation, symbols);
        _symbols = symbols;
        _comparisons = new(symbols, sources.Trace);
        _objects = new(symbols, sources.Trace);
        _questions = new(symbols, sources, new TrustJudge(compilation, symbols, new CallbackEngine(compilation, symbols, new DevelopmentGuards(symbols)), sources));
    }

    /// <summary>What is to say about an operation of the names that the analyzer looks for, or about an equality.</summary>
    public IEnumerable<IdentityFinding> Of(IOperation operation, CancellationToken cancellationToken)
    {
        if (CertificatePart.Of(operation, _symbols) is { } part)
        {
            return _comparisons.Of(part, cancellationToken)
                .Where(comparison => !_questions.IsEmptyTest(comparison) && !_questions.IsSeenFromOther(comparison, cancellationToken))
                .SelectMany(comparison => OfPart(comparison, cancellationToken));
        }

        return _objects.ByEquals(operation, cancellationToken) is { } equals ? One(MTLS6003ComparedWithEqualsRule.Judge(equals, _questions, cancellationToken))
            : _objects.ByReference(operation) is { } reference ? One(MTLS6008ComparedByReferenceRule.Judge(reference, _questions, cancellationToken))
            : MTLS6004ThumbprintNeverMatchesRule.OfSearch(operation, _questions, _symbols, cancellationToken);
    }

    /// <summary>The rules have a warning about something in these bodies of code.</summary>
    public bool WarnIn(IEnumerable<IOperation> bodies, CancellationToken cancellationToken) => bodies
        .SelectMany(body => body.DescendantsAndSelf())
        .Any(operation => Of(operation, cancellationToken).Any(finding => finding.Severity == DiagnosticSeverity.Warning));

    private IEnumerable<IdentityFinding> OfPart(Comparison comparison, CancellationToken cancellationToken) => comparison.Part.Part switch
    {
        IdentityPart.Issuer or IdentityPart.Subject => One(comparison.Kind == ComparisonKind.Substring
            ? MTLS6002NameSubstringDecidesTrustRule.Judge(comparison, _questions, cancellationToken)
            : MTLS6001NameDecidesTrustRule.Judge(comparison, _questions, cancellationToken)),
        IdentityPart.Thumbprint or IdentityPart.StrongHash => MTLS6004ThumbprintNeverMatchesRule.Of(comparison, _questions, cancellationToken) is { Count: > 0 } never ? never
            : One(MTLS6006CaseSensitiveThumbprintRule.Judge(comparison, _questions, _symbols, cancellationToken) ?? MTLS6005Sha1ThumbprintRule.Judge(comparison, _questions, cancellationToken)),
        IdentityPart.Serial or IdentityPart.FriendlyName or IdentityPart.HashCode => One(MTLS6007WeakIdentityRule.Judge(comparison, _questions, _symbols, cancellationToken)),
        _ => [],
    };

    private static IEnumerable<IdentityFinding> One(IdentityFinding? finding) => finding is null ? [] : [finding];
}
