using System.Text;
using ClientCertAnalyzers.Tests.Engines.Json;
using SharpFuzz;

// docs/fuzzing.md says how to run this. A file as argument is one input, for a look at a crash outside the fuzzer.
if (args is [var file])
{
    Check(File.ReadAllBytes(file));
    Console.WriteLine("No difference.");
    return;
}

Fuzzer.OutOfProcess.Run(stream =>
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    Check(bytes.ToArray());
});

// Any exception is a crash to the fuzzer: ours, or the one that tells a difference. Bytes that are no UTF-8 become U+FFFD, as in a file.
static void Check(byte[] bytes)
{
    if (JsonComparison.Difference(Encoding.UTF8.GetString(bytes), out _) is { } difference)
    {
        throw new InvalidOperationException(difference);
    }
}
