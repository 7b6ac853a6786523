namespace ClientCertAnalyzers.AspNetCore.Revocation;

/// <summary>
/// The list files of an endpoint, read again when they change. No timer: a handshake looks, when the last look is long enough ago, so a server that
/// nobody calls does nothing.
/// </summary>
internal sealed class RevocationListFiles
{
    private readonly string[] _files;
    private readonly long _interval;
    private volatile RevocationLists _lists;
    private volatile Exception? _failure;
    private Stamp[] _stamps;
    private Stamp[]? _failedStamps;
    private long _nextLook;

    private RevocationListFiles(string[] files, TimeSpan interval)
    {
        _files = files;
        _interval = (long)interval.TotalMilliseconds;
        // Before the content: a change in between is then seen as one.
        _stamps = Stamps();
        _lists = RevocationLists.Read(files);
        _nextLook = Environment.TickCount64 + _interval;
    }

    /// <summary>The lists to judge a handshake by. Starts a look at the files when it is time for one, and does not wait for it.</summary>
    public RevocationLists Current
    {
        get
        {
            var due = Volatile.Read(ref _nextLook);
            var now = Environment.TickCount64;
            if (now >= due && Interlocked.CompareExchange(ref _nextLook, long.MaxValue, due) == due)
            {
                _ = Task.Run(Look);
            }

            return _lists;
        }
    }

    /// <inheritdoc cref="RevocationLists.Read(IEnumerable{string})" path="/exception"/>
    public static RevocationListFiles Open(string[] files, TimeSpan interval) => new(files, interval);

    /// <summary>What kept changed files from being read, once.</summary>
    public Exception? TakeFailure() => _failure is null ? null : Interlocked.Exchange(ref _failure, null);

    /// <summary>One at a time, since no look is due while one runs.</summary>
    private void Look()
    {
        var stamps = Stamps();
        try
        {
            if (!stamps.AsSpan().SequenceEqual(_stamps))
            {
                _lists = RevocationLists.Read(_files);
                _stamps = stamps;
            }

            _failedStamps = null;
        }
        catch (Exception e)
        {
            // The old lists stay, until their nextUpdate. The next look tries again, but tells only of new failures.
            if (_failedStamps is null || !stamps.AsSpan().SequenceEqual(_failedStamps))
            {
                _failure = e;
                _failedStamps = stamps;
            }
        }
        finally
        {
            Volatile.Write(ref _nextLook, Environment.TickCount64 + _interval);
        }
    }

    private Stamp[] Stamps() => Array.ConvertAll(_files, Stamp.Of);

    private readonly record struct Stamp(DateTime Written, long Length)
    {
        /// <summary>Of the opened file, not of its name: that may be a link, which stays as it is when its target changes.</summary>
        public static Stamp Of(string file)
        {
            try
            {
                using var opened = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                return new(File.GetLastWriteTimeUtc(opened), RandomAccess.GetLength(opened));
            }
            catch (Exception)
            {
                // Reading the file will say what is wrong with it.
                return default;
            }
        }
    }
}
