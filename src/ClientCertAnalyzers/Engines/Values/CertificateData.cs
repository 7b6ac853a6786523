using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Finds the certificate whose public data a value is made from, through encodings and names.</summary>
internal sealed class CertificateData(ValueTrace trace, KnownSymbols symbols)
{
    /// <summary>Base64 of bytes in a variable, of a certificate in another: nobody goes further.</summary>
    private const int MostLevels = 4;

    /// <summary>How many expressions one question may look at, whatever the code is made of.</summary>
    private const int MostParts = 200;

    /// <summary>The certificate, as an expression, or null. What is made with its private key too proves something, and is none.</summary>
    public IOperation? In(IOperation value, CancellationToken cancellationToken)
    {
        var parts = MostParts;
        return In(value, MostLevels, ref parts, cancellationToken);
    }

    private IOperation? In(IOperation value, int levels, ref int parts, CancellationToken cancellationToken)
    {
        foreach (var end in trace.Of(value, cancellationToken))
        {
            var all = end.Operation.Parts().Take(Math.Max(parts, 0)).ToList();
            parts -= all.Count;
            if (all.Any(UsesKey))
            {
                return null;
            }

            if (all.Select(CertificateOf).FirstOrDefault(found => found is not null) is { } certificate)
            {
                return certificate;
            }

            foreach (var name in all.Where(part => levels > 0 && part != end.Operation && part is ILocalReferenceOperation or IFieldReferenceOperation))
            {
                if (In(name, levels - 1, ref parts, cancellationToken) is { } behind)
                {
                    return behind;
                }
            }
        }

        return null;
    }

    /// <summary>What stands in front of a member of a certificate.</summary>
    private IOperation? CertificateOf(IOperation part)
    {
        var instance = part switch
        {
            IPropertyReferenceOperation { Instance: { } owner } => owner,
            IInvocationOperation { Instance: { } owner } => owner,
            _ => null,
        };
        instance = instance is IConditionalAccessInstanceOperation access ? access.Receiver() : instance;
        return instance?.Type?.Is(symbols.X509Certificate) == true ? instance.Unwrap() : null;
    }

    private static bool UsesKey(IOperation part) => part is IPropertyReferenceOperation { Property.Name: "PrivateKey" }
        || part is IInvocationOperation { TargetMethod.Name: var name } && name.EndsWith("PrivateKey", StringComparison.Ordinal);
}
