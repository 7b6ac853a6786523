using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Judging;

/// <summary>What nginx checks on OpenSSL security level 2 and .NET does not.</summary>
internal static class StrictRules
{
    public static X509ChainStatusFlags Check(X509Certificate2 certificate, X509Chain chain)
    {
        var found = X509ChainStatusFlags.NoError;
        if (certificate.Extensions.OfType<X509KeyUsageExtension>().Any(usage => !usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature)))
        {
            found |= X509ChainStatusFlags.NotValidForUsage;
        }

        var elements = chain.ChainElements;
        for (var i = 0; i < elements.Count; i++)
        {
            var element = elements[i].Certificate;
            // Nobody relies on the signature of a trust anchor: it is trusted by being there.
            var isAnchor = i == elements.Count - 1;
            if (KeyStrength.IsWeak(element.PublicKey) || (!isAnchor && SignatureStrength.IsWeak(element)))
            {
                found |= X509ChainStatusFlags.HasWeakSignature;
            }
        }

        return found;
    }
}
