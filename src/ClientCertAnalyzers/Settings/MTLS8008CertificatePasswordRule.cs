using ClientCertAnalyzers.Engines.Json;
using ClientCertAnalyzers.Engines.Settings;

namespace ClientCertAnalyzers.Settings;

/// <summary>The password of a certificate's private key stands in a file that goes wherever the source goes.</summary>
internal sealed class MTLS8008CertificatePasswordRule() : CertificateSettingsRule(Rules.MTLS8008CertificatePassword)
{
    internal const string Remedy = "Remove certificate passwords; set them as user secret or environment variable";

    private protected override SettingsFinding? Judge(SettingsSection certificate) =>
        certificate.ValueOf("Password") is { Node.Kind: JsonKind.String, File.IsForDevelopment: false, IsPlaceholder: false } password
            // Without the password somewhere else the next start fails.
            ? new(Descriptor, password) { Remedies = SettingsEdit.Remove(password) is { } remove ? [new(Remedy, remove) { NeedsALook = true }] : [] }
            : null;
}
