using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>The first certificate that a search in a store finds is taken, and nobody asks whether it found one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2009FirstStoreMatchUncheckedAnalyzer() : ClientCertAnalyzer(Rules.MTLS2009FirstStoreMatchUnchecked)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // Tests put into their stores what they look for.
        if (symbols.X509Store is null)
        {
            return;
        }

        var trace = new ValueTrace(new Bodies(context.Compilation));
        var uses = new CollectionUses(symbols);
        context.RegisterElements(["First", "Single", "Last", "ElementAt"], sighting => Analyze(sighting, trace, uses, symbols));
    }

    private static void Analyze(Sighting sighting, ValueTrace trace, CollectionUses uses, KnownSymbols symbols)
    {
        var element = sighting.Operation;
        if (StoreSearch.Of(element, trace, symbols, sighting.CancellationToken) is { Steps: [_, var collection, ..] } search
            && CollectionUse.Of(collection, symbols) is { Kind: CollectionUseKind.Element }
            && !uses.AreQuestionsAskedOf(search)
            && !IsCaught(element, symbols)
            && !search.IsFilledHere(symbols))
        {
            sighting.Report(Diagnostic.Create(Rules.MTLS2009FirstStoreMatchUnchecked, element.Syntax.GetLocation(), ElementSightings.NameOf(element), Thrown(element, symbols)?.Name, More(element)));
        }
    }

    /// <summary>A handler around it knows what to do, or at least says more.</summary>
    private static bool IsCaught(IOperation element, KnownSymbols symbols)
    {
        var inside = element;
        foreach (var outer in element.Ancestors().TakeWhile(outer => outer is not (IAnonymousFunctionOperation or ILocalFunctionOperation)))
        {
            if (outer is ITryOperation attempt && attempt.Body == inside
                && attempt.Catches.Any(handler => Thrown(element, symbols)?.Is(handler.ExceptionType as INamedTypeSymbol) != false))
            {
                return true;
            }

            inside = outer;
        }

        return false;
    }

    private static INamedTypeSymbol? Thrown(IOperation element, KnownSymbols symbols) => element switch
    {
        IArrayElementReferenceOperation => symbols.IndexOutOfRangeException,
        IInvocationOperation { TargetMethod.Name: not "ElementAt" } => symbols.InvalidOperationException,
        _ => symbols.ArgumentOutOfRangeException,
    };

    private static string More(IOperation element) => element is IInvocationOperation { TargetMethod.Name: "Single" } ? "" : ", and of several it takes any";
}
