using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Revocation;

namespace ClientCertAnalyzers.AspNetCore.Judging;

/// <summary>Everything that is wrong with a chain, and which of it is named: the reason must not depend on what was found first.</summary>
internal static class ChainFindings
{
    private const X509ChainStatusFlags NoAnchor =
        X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.Cyclic | X509ChainStatusFlags.ExplicitDistrust;

    private static readonly (X509ChainStatusFlags Flags, ClientCertificateRejectionReason Reason)[] Precedence =
    [
        (NoAnchor, ClientCertificateRejectionReason.UntrustedIssuer),
        (X509ChainStatusFlags.NotSignatureValid | X509ChainStatusFlags.CtlNotSignatureValid, ClientCertificateRejectionReason.BadSignature),
        (X509ChainStatusFlags.Revoked, ClientCertificateRejectionReason.Revoked),
        (X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.NotTimeNested | X509ChainStatusFlags.CtlNotTimeValid, ClientCertificateRejectionReason.Expired),
        (X509ChainStatusFlags.NotValidForUsage | X509ChainStatusFlags.CtlNotValidForUsage | X509ChainStatusFlags.InvalidBasicConstraints, ClientCertificateRejectionReason.WrongUsage),
        (X509ChainStatusFlags.HasWeakSignature, ClientCertificateRejectionReason.WeakKey),
        (X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation, ClientCertificateRejectionReason.RevocationUnknown),
        (X509ChainStatusFlags.HasNotSupportedCriticalExtension | X509ChainStatusFlags.InvalidExtension, ClientCertificateRejectionReason.UnsupportedExtension),
        (X509ChainStatusFlags.InvalidNameConstraints | X509ChainStatusFlags.HasNotSupportedNameConstraint | X509ChainStatusFlags.HasNotDefinedNameConstraint
            | X509ChainStatusFlags.HasNotPermittedNameConstraint | X509ChainStatusFlags.HasExcludedNameConstraint, ClientCertificateRejectionReason.NameConstraint),
    ];

    /// <returns>The rejection, or <see langword="null"/> when nothing is wrong.</returns>
    public static ClientCertificateVerdict? Collect(
        X509Certificate2 certificate, X509Chain chain, SslPolicyErrors errors, bool isStrict, RevocationListFiles? revocationLists)
    {
        var status = X509ChainStatusFlags.NoError;
        foreach (var element in chain.ChainStatus)
        {
            status |= element.Status;
        }

        if (errors != SslPolicyErrors.None && status == X509ChainStatusFlags.NoError)
        {
            return ClientCertificateVerdict.Invalid(ClientCertificateRejectionReason.Malformed);
        }

        // Without errors, a status can only be an unknown revocation that the policy tolerates.
        var found = errors == SslPolicyErrors.None ? X509ChainStatusFlags.NoError : status;
        if (isStrict)
        {
            found |= StrictRules.Check(certificate, chain);
        }

        // A list says nothing about a chain whose issuers nobody vouches for, and what a client made up must not be remembered by one.
        if (revocationLists is not null && (status & (NoAnchor | X509ChainStatusFlags.NotSignatureValid)) == 0)
        {
            found |= revocationLists.Current.Check(chain);
        }

        return found == X509ChainStatusFlags.NoError ? null : ClientCertificateVerdict.Invalid(ReasonFor(found, certificate), found);
    }

    private static ClientCertificateRejectionReason ReasonFor(X509ChainStatusFlags found, X509Certificate2 certificate)
    {
        foreach (var (flags, reason) in Precedence)
        {
            if ((found & flags) != 0)
            {
                return reason switch
                {
                    ClientCertificateRejectionReason.UntrustedIssuer
                        when (found & X509ChainStatusFlags.UntrustedRoot) != 0 && IsSelfIssued(certificate) => ClientCertificateRejectionReason.SelfSigned,
                    ClientCertificateRejectionReason.Expired
                        when certificate.NotBefore.ToUniversalTime() > DateTime.UtcNow => ClientCertificateRejectionReason.NotYetValid,
                    _ => reason,
                };
            }
        }

        return ClientCertificateRejectionReason.Malformed;
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
