using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>A forwarded header that is read by what takes any format.</summary>
internal static class GuessedHeader
{
    /// <summary>The call stands in a converter that does not look at the format before.</summary>
    public static bool IsIn(FormatSniffer sniffer, KnownSymbols symbols, CancellationToken cancellationToken) => sniffer is { IsFile: false, IsImport: false }
        && HeaderConverter.Around(sniffer.Call, symbols, cancellationToken) is { } converter
        && !converter.Descendants().OfType<IInvocationOperation>().Any(call => call.TargetMethod.Name == "GetCertContentType");

    /// <summary>A registration that sets options and leaves the converter, which guesses, as it is. Nobody else sets another.</summary>
    public static bool IsDefaultOf(IInvocationOperation registration, CancellationToken cancellationToken)
    {
        if (registration.Arguments.LastOrDefault()?.Value.Target() is not IAnonymousFunctionOperation { Symbol.Parameters: [var options] } lambda
            || !lambda.Descendants().OfType<IParameterReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, options))
                .All(reference => reference.Parent is IPropertyReferenceOperation))
        {
            return false;
        }

        var facts = HostFacts.Of(registration.SemanticModel!.Compilation);
        var area = HostArea.Around(registration, facts, cancellationToken);
        return !facts.Sites(cancellationToken).Any(site => site.Text == HeaderConverter.Name && area.MayOwn(site.Name));
    }
}
